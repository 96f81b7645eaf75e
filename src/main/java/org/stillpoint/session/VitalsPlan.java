package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.treatment.VitalsDue;

/**
 * When vital signs are due at a session, and which were taken: from what the protocol says and what has really happened.
 *
 * <p>What is due again and again, or so long after dosing began, has a window of its own around each time, and the windows lie side
 * by side: a reading counts for one time of a rule. What is due before something begins wants a reading that is not old by then.
 */
final class VitalsPlan {

    private final DayTimes day;
    private final VitalsTolerance tolerance;
    private final List<Reading> readings;
    private final Instant now;

    VitalsPlan(DayTimes day, VitalsTolerance tolerance, List<Reading> readings, Instant now) {
        this.day = day;
        this.tolerance = tolerance;
        this.readings =
                readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
        this.now = now;
    }

    /** By time: what has come due so far, and of each rule what comes next. */
    List<DueVitals> due(List<VitalsDue> rules) {
        var repeated = rules.stream().flatMap(rule -> switch (rule) {
            case VitalsDue.Before(var phase) -> before(phase).stream();
            case VitalsDue.Every(int minutes, var phase) -> every(Duration.ofMinutes(minutes), phase);
            case VitalsDue.AfterDosingBegan after -> Stream.<DueVitals>empty();
        });
        var once = afterDosingBegan(rules.stream()
                .filter(VitalsDue.AfterDosingBegan.class::isInstance)
                .map(rule -> ((VitalsDue.AfterDosingBegan) rule).minutes())
                .distinct()
                .sorted()
                .toList());
        return Stream.concat(repeated, once)
                .sorted(Comparator.comparing(DueVitals::at).thenComparing(DueVitals::code))
                .toList();
    }

    private Stream<DueVitals> every(Duration interval, PhaseCode phase) {
        return began(phase).stream().flatMap(began -> {
            var last = began.plus(tolerance.longestPhase());
            var end = Stream.of(ended(phase).orElse(last), last)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            var code = "EVERY_" + interval.toMinutes() + "_IN_" + phase;
            return Stream.iterate(began.plus(interval), at -> at.isBefore(end), at -> at.plus(interval))
                    // Of what is to come only the next.
                    .takeWhile(at -> !at.minus(interval).isAfter(now))
                    .map(at -> inWindow(code, at, interval, Optional.of(at.plus(interval))));
        });
    }

    private Stream<DueVitals> afterDosingBegan(List<Integer> minutes) {
        return day.dosingBegan().stream()
                .flatMap(began -> Stream.iterate(0, index -> index < minutes.size(), index -> index + 1)
                        .filter(index -> !isGone(after(began, minutes, index)))
                        .map(index -> {
                            var at = after(began, minutes, index);
                            var before = index == 0 ? began : after(began, minutes, index - 1);
                            var next = index + 1 == minutes.size()
                                    ? Optional.<Instant>empty()
                                    : Optional.of(after(began, minutes, index + 1));
                            var code = DueVitals.afterDosingBegan(minutes.get(index));
                            return inWindow(code, at, Duration.between(before, at), next);
                        }));
    }

    private static Instant after(Instant began, List<Integer> minutes, int index) {
        return began.plus(Duration.ofMinutes(minutes.get(index)));
    }

    private boolean isGone(Instant at) {
        return day.left().filter(gone -> !at.isBefore(gone)).isPresent();
    }

    private DueVitals inWindow(String code, Instant at, Duration sinceTheOneBefore, Optional<Instant> next) {
        var here = tolerance.within(sinceTheOneBefore);
        var from = at.minus(here.early());
        var until = next.map(later ->
                later.minus(tolerance.within(Duration.between(at, later)).early()));
        var first = first(reading -> !reading.at().isBefore(from)
                && until.filter(end -> !reading.at().isBefore(end)).isEmpty());
        var over = until.filter(end -> !now.isBefore(end)).isPresent()
                || day.left().isPresent();
        return judged(code, at, here, first, over);
    }

    /** Either what is to begin has begun, and wanted a reading that was fresh, or it has not, and wants one that still is. */
    private Optional<DueVitals> before(PhaseCode phase) {
        return switch (phase) {
            case PREPARATION, DOSING ->
                day.dosingBegan().isEmpty() && day.left().isPresent()
                        ? Optional.empty()
                        : fresh(
                                phase,
                                day.arrived(),
                                day.expectedDosing(),
                                day.dosingBegan(),
                                tolerance.beforeDosing());
            case OBSERVATION ->
                day.dosingBegan()
                        .flatMap(began -> fresh(
                                phase, began, day.expectedDosingEnd(), day.dosingEnded(), tolerance.beforeDischarge()));
            case DISCHARGE, TURNOVER ->
                day.dosingBegan()
                        .flatMap(began -> fresh(
                                phase,
                                day.dosingEnded().orElse(began),
                                day.expectedDischarge(),
                                day.left(),
                                tolerance.beforeDischarge()));
        };
    }

    private Optional<DueVitals> fresh(
            PhaseCode phase, Instant earliest, Instant expected, Optional<Instant> begun, Duration holds) {
        var code = DueVitals.BEFORE + phase;
        var judgedAt = begun.orElse(now.isAfter(expected) ? now : expected);
        var last = readings.reversed().stream()
                .filter(reading ->
                        !reading.at().isBefore(earliest) && !reading.at().isAfter(judgedAt))
                .findFirst();
        var good = last.filter(reading -> !reading.at().plus(holds).isBefore(judgedAt));
        if (good.isPresent()) {
            var entry = good.map(Reading::entry);
            return Optional.of(new DueVitals(code, earlier(expected, begun), DueState.DONE, entry, Optional.empty()));
        }
        var lapsed = last.map(reading -> reading.at().plus(holds)).filter(end -> end.isAfter(expected));
        return Optional.of(judged(code, earlier(lapsed.orElse(expected), begun), tolerance, good, begun.isPresent()));
    }

    private static Instant earlier(Instant expected, Optional<Instant> begun) {
        return begun.filter(began -> began.isBefore(expected)).orElse(expected);
    }

    private Optional<Reading> first(Predicate<Reading> counts) {
        return readings.stream().filter(counts).findFirst();
    }

    private DueVitals judged(String code, Instant at, VitalsTolerance here, Optional<Reading> reading, boolean over) {
        var limit = at.plus(here.late());
        var state = reading.map(taken -> taken.at().isAfter(limit) ? DueState.DONE_LATE : DueState.DONE)
                .orElseGet(() -> over ? DueState.MISSED : open(at.minus(here.early()), limit));
        var overdueSince =
                state == DueState.DONE || !now.isAfter(limit) ? Optional.<Instant>empty() : Optional.of(limit);
        return new DueVitals(code, at, state, reading.map(Reading::entry), overdueSince);
    }

    private DueState open(Instant from, Instant limit) {
        if (now.isAfter(limit)) {
            return DueState.OVERDUE;
        }
        return now.isBefore(from) ? DueState.UPCOMING : DueState.DUE;
    }

    private Optional<Instant> began(PhaseCode phase) {
        return switch (phase) {
            case PREPARATION -> Optional.of(day.arrived());
            case DOSING -> day.dosingBegan();
            case OBSERVATION -> day.dosingEnded();
            case DISCHARGE ->
                day.dosingEnded().map(ended -> day.expectedDischarge()).filter(at -> !now.isBefore(at));
            case TURNOVER -> Optional.empty();
        };
    }

    private Optional<Instant> ended(PhaseCode phase) {
        return switch (phase) {
            case PREPARATION -> day.dosingBegan().or(day::left);
            case DOSING -> day.dosingEnded().or(day::left);
            case OBSERVATION, DISCHARGE, TURNOVER -> day.left();
        };
    }
}
