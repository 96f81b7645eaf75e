package org.stillpoint.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.followup.PatientFacts.Fell;

/**
 * A patient's visits of every kind that have led to no dose. Where nothing is given, whoever came was seen. What a follow-up has asked
 * for is not lost as long as that asks.
 *
 * @param visits in the order in which it was known that they fell through
 */
record LostVisits(List<TreatmentVisit> visits, ClinicPlan plan) {

    /** Those of each patient. */
    static Map<UUID, List<Fell>> of(Collection<TreatmentVisit> all, ClinicPlan plan) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        TreatmentVisit::patient,
                        Collectors.collectingAndThen(
                                Collectors.toList(), visits -> new LostVisits(visits, plan).lost())));
    }

    private List<Fell> lost() {
        return isAnythingAhead()
                ? List.of()
                : visits.stream()
                        .filter(visit -> !isSeen(visit) && !visit.askedFor())
                        .flatMap(TreatmentVisit::fell)
                        .filter(visit -> seen().noneMatch(start -> isSince(start, visit)))
                        .toList();
    }

    /** At a treatment of which nobody knows how it ended somebody finds that out first. */
    private boolean isAnythingAhead() {
        return visits.stream()
                .anyMatch(visit -> !isSeen(visit)
                        && (visit.booked().findAny().isPresent()
                                || visit.notClosed().findAny().isPresent()));
    }

    private boolean isSeen(TreatmentVisit visit) {
        return visit.came() && !visit.isTreatment(plan);
    }

    private Stream<Instant> seen() {
        return visits.stream().filter(this::isSeen).map(TreatmentVisit::start);
    }

    private static boolean isSince(Instant start, Fell visit) {
        return start.isAfter(visit.at()) || start.isAfter(visit.start());
    }
}
