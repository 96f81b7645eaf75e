package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a patient's preferences a start does not keep. */
final class PreferenceRules {

    private final List<Rule> rules = new ArrayList<>();

    PreferenceRules(CoursePreferences wanted) {
        add("WEEKDAYS", restricts(wanted.weekdays()), "is not on a wanted weekday", (day, _) -> wanted.weekdays()
                .contains(day.getDayOfWeek()));
        add(
                "DAY_PARTS",
                restricts(wanted.dayParts()),
                "is not in a wanted part of the day",
                (_, start) -> wanted.dayParts().contains(DayPart.of(start.time())));
        add("NOT_BEFORE", wanted.notBefore().isPresent(), "is earlier than wanted", (_, start) -> !start.time()
                .isBefore(wanted.notBefore().orElseThrow()));
        add("NOT_AFTER", wanted.notAfter().isPresent(), "is later than wanted", (_, start) -> !start.time()
                .isAfter(wanted.notAfter().orElseThrow()));
        add(
                "DATES_AWAY",
                !wanted.datesAway().isEmpty(),
                "is while the patient is away",
                (day, _) -> wanted.datesAway().stream().noneMatch(away -> away.has(day)));
        add(
                "AVOIDED_PRACTITIONERS",
                !wanted.avoided().isEmpty(),
                "can only be served by somebody whom the patient avoids",
                (_, start) -> start.serving() != FreeStart.Serving.ONLY_AVOIDED);
    }

    private static boolean restricts(Set<?> choice) {
        return !choice.isEmpty();
    }

    private void add(String code, boolean restricts, String why, Kept kept) {
        if (restricts) {
            rules.add(new Rule(code, why, kept));
        }
    }

    boolean kept(LocalDate day, FreeStart start) {
        for (var rule : rules) {
            if (!rule.kept().by(day, start)) {
                return false;
            }
        }
        return true;
    }

    List<Objection> broken(LocalDate day, FreeStart start) {
        return rules.stream()
                .filter(rule -> !rule.kept().by(day, start))
                .map(rule -> new Objection(rule.code(), "%s %s %s".formatted(day, start.time(), rule.why())))
                .toList();
    }

    private record Rule(String code, String why, Kept kept) {}

    private interface Kept {
        boolean by(LocalDate day, FreeStart start);
    }
}
