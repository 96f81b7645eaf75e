package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The days of what stands, counted from the first day that was asked for. */
final class StandingDays {

    static final int NEVER = Integer.MIN_VALUE / 2;

    private final int[] treatments;
    private final int[] reviews;
    private final Map<Integer, int[]> ofSteps = new HashMap<>();
    private final Map<Integer, Integer> lastOfSteps = new HashMap<>();
    private final Map<Integer, Integer> weeksFrom = new HashMap<>();
    private final int seriesBegan;

    StandingDays(List<StandingVisit> visits, Map<Integer, LocalDate> weeks, LocalDate origin) {
        weeks.forEach((step, from) -> weeksFrom.put(step, (int) (from.toEpochDay() - origin.toEpochDay())));
        treatments = days(visits, origin, StandingVisit::treatment);
        reviews = days(visits, origin, visit -> !visit.treatment());
        visits.stream()
                .flatMapToInt(visit -> visit.step().stream())
                .distinct()
                .forEach(step ->
                        ofSteps.put(step, days(visits, origin, visit -> visit.treatment() && isOf(visit, step))));
        visits.stream()
                .filter(visit -> visit.step().isPresent())
                .forEach(visit -> lastOfSteps.merge(visit.step().getAsInt(), number(visit, origin), Math::max));
        int[] ofSeries =
                days(visits, origin, visit -> visit.treatment() && visit.step().isPresent());
        seriesBegan = ofSeries.length == 0 ? NEVER : ofSeries[0];
    }

    private static boolean isOf(StandingVisit visit, int step) {
        return visit.step().isPresent() && visit.step().getAsInt() == step;
    }

    private static int[] days(List<StandingVisit> visits, LocalDate origin, Predicate<StandingVisit> which) {
        return visits.stream()
                .filter(which)
                .mapToInt(visit -> number(visit, origin))
                .sorted()
                .toArray();
    }

    private static int number(StandingVisit visit, LocalDate origin) {
        return (int) (visit.day().toEpochDay() - origin.toEpochDay());
    }

    /** The last treatment on a day or before it. */
    int lastTreatment(int day) {
        int found = NEVER;
        for (int each : treatments) {
            if (each <= day) {
                found = each;
            }
        }
        return found;
    }

    /** The first treatment on a day or after it; far away if there is none. */
    int nextTreatment(int day) {
        for (int each : treatments) {
            if (each >= day) {
                return each;
            }
        }
        return Integer.MAX_VALUE / 2;
    }

    int lastTreatment() {
        return treatments.length == 0 ? NEVER : treatments[treatments.length - 1];
    }

    int treatments(int from, int to) {
        return count(treatments, from, to);
    }

    boolean reviewed(int from, int to) {
        return count(reviews, from, to) > 0;
    }

    int ofStep(int step, int from, int to) {
        return count(ofSteps.getOrDefault(step, new int[0]), from, to);
    }

    /** From which day the weeks of a step are counted, where that is settled; else {@link #NEVER}. */
    int weeksFrom(int step) {
        return weeksFrom.getOrDefault(step, NEVER);
    }

    /** When a step began; {@link #NEVER} if none of it stands. */
    int stepBegan(int step) {
        return Arrays.stream(ofSteps.getOrDefault(step, new int[0])).findFirst().orElse(NEVER);
    }

    /** The last day of what stands of the course before a step, whose sessions come later; {@link #NEVER} if nothing does. */
    int lastBeforeStep(int step) {
        return lastOfSteps.entrySet().stream()
                .filter(each -> each.getKey() >= 0 && each.getKey() < step)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(NEVER);
    }

    int seriesBegan() {
        return seriesBegan;
    }

    private static int count(int[] days, int from, int to) {
        int count = 0;
        for (int day : days) {
            if (from <= day && day <= to) {
                count++;
            }
        }
        return count;
    }
}
