package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Distances that a treatment keeps for another reason than its own course: another series of the patient is open, or a treatment of
 * another route is near. The gates and the planner ask the same ones.
 *
 * @param began the first day of the other series, from which its late days are counted
 * @param near only for treatments that are near one of these days; empty for all
 */
record OtherSpacing(SpacingTerms terms, Optional<LocalDate> began, Set<LocalDate> near) {

    private static final int ROLLING_DAYS = 7;

    OtherSpacing {
        near = Set.copyOf(near);
    }

    /** Of a series of another route: it lends its distances, and neither its weeks nor its lapse. */
    static OtherSpacing ofSeries(Spacing spacing, RouteFloor floor, Optional<LocalDate> began) {
        return new OtherSpacing(SpacingTerms.of(spacing.distances(), floor, List.of()), began, Set.of());
    }

    /** Of a route of which there are treatments on these days. */
    static OtherSpacing ofRoute(RouteFloor floor, Set<LocalDate> days) {
        return new OtherSpacing(SpacingTerms.of(floor), Optional.empty(), days);
    }

    boolean isFor(LocalDate day) {
        return near.isEmpty()
                || near.stream().anyMatch(each -> Math.abs(each.toEpochDay() - day.toEpochDay()) < nearDays());
    }

    /** How far visits may be apart and still be in each other's way. */
    int nearDays() {
        return Math.max(ROLLING_DAYS, terms.minGapDays());
    }

    /** Everything that speaks against the wanted days for which it is. */
    List<SpacingFinding> refusals(TreatmentDays days) {
        return SpacingRules.of(terms).refusals(days.ofAnother(began, this::isFor));
    }
}
