package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the spacing of one patient's treatments is judged by.
 *
 * @param spacing of the protocol; empty for a patient without a series
 * @param weekly the steps that have a weekly pattern, by their place in the course (0 is the first)
 * @param weeksFrom from which day the weeks of those steps are counted; from the step's first day where it does not say
 */
record SpacingTerms(
        Optional<Spacing> spacing,
        RouteFloor floor,
        Optional<LateLimit> late,
        Map<Integer, Rhythm.PerWeek> weekly,
        Map<Integer, LocalDate> weeksFrom) {

    SpacingTerms(
            Optional<Spacing> spacing,
            RouteFloor floor,
            Optional<LateLimit> late,
            Map<Integer, Rhythm.PerWeek> weekly) {
        this(spacing, floor, late, weekly, Map.of());
    }

    /** Of a series as it stands. */
    static SpacingTerms of(Spacing spacing, RouteFloor floor, CourseProgress progress) {
        return of(spacing, floor, progress.course()).countedFrom(progress.weeksFrom());
    }

    SpacingTerms countedFrom(Map<Integer, LocalDate> days) {
        return new SpacingTerms(spacing, floor, late, weekly, days);
    }

    /** Of a course of which nothing stands. */
    static SpacingTerms of(Spacing spacing, RouteFloor floor, List<CourseStep> course) {
        var weekly = new LinkedHashMap<Integer, Rhythm.PerWeek>();
        for (int step = 0; step < course.size(); step++) {
            if (course.get(step).rhythm() instanceof Rhythm.PerWeek perWeek) {
                weekly.put(step, perWeek);
            }
        }
        return new SpacingTerms(Optional.of(spacing), floor, Optional.of(spacing.late()), weekly);
    }

    /** Of treatments outside of any series. */
    static SpacingTerms of(RouteFloor floor) {
        return new SpacingTerms(Optional.empty(), floor, Optional.empty(), Map.of());
    }

    int minGapDays() {
        return Math.max(floor.minGapDays(), spacing.map(Spacing::minGapDays).orElse(0));
    }

    int maxPerRolling7Days() {
        return Math.min(
                floor.maxPerRolling7Days(),
                spacing.map(each -> each.maxPerRolling7Days().orElse(Integer.MAX_VALUE))
                        .orElse(Integer.MAX_VALUE));
    }
}
