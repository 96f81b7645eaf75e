package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * WEEKLY_PATTERN: a week of a step has no more sessions than the protocol gives it.
 *
 * @param from the day from which its weeks are counted; its first session's where nobody has planned any of it
 */
record WeeklyPattern(int step, int perWeek, Optional<LocalDate> from) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        var ofStep = days.ofStep(step);
        if (ofStep.isEmpty()) {
            return List.of();
        }
        var began = from.orElseGet(() -> ofStep.getFirst().day());
        var weeks = ofStep.stream()
                .collect(Collectors.groupingBy(
                        each -> Math.floorDiv(ChronoUnit.DAYS.between(began, each.day()), 7),
                        TreeMap::new,
                        Collectors.toList()));
        return weeks.entrySet().stream()
                .filter(week -> week.getValue().size() > perWeek)
                .filter(week -> week.getValue().stream().anyMatch(TreatmentDay::wanted))
                .map(week -> finding(
                        began.plusDays(7 * week.getKey()),
                        week.getValue().stream().map(TreatmentDay::day).toList()))
                .toList();
    }

    private SpacingFinding finding(LocalDate from, List<LocalDate> days) {
        return SpacingFinding.refusal(
                SpacingCode.WEEKLY_PATTERN,
                "%d sessions in the week from %s to %s; the protocol has %d a week"
                        .formatted(days.size(), from, from.plusDays(6), perWeek),
                days,
                true);
    }
}
