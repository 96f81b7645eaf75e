package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.platform.Refusal;

/** The clinic's rules for starts are not kept; says all that are broken. */
final class StartNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    StartNotAllowed(List<StartRule.Broken> reasons) {
        super(
                SchedulingProblem.START_NOT_ALLOWED,
                reasons.size() == 1 ? reasons.getFirst().detail() : reasons.size() + " rules are not kept.");
        with("reasons", reasons);
    }

    private StartNotAllowed(List<StartRule.Broken> reasons, List<OfVisit> visits) {
        super(
                SchedulingProblem.START_NOT_ALLOWED,
                visits.size() == 1 ? "A visit may not start then." : visits.size() + " visits may not start then.");
        with("reasons", reasons);
        with("visits", visits);
    }

    /**
     * One of several visits.
     *
     * @param index its place among those that were wanted, from 0
     */
    private record OfVisit(int index, OffsetDateTime start, List<StartRule.Broken> reasons) {

        static OfVisit of(int index, VisitAt visit, List<StartRule.Broken> reasons) {
            return new OfVisit(
                    index, AppointmentViews.at(visit.start(), visit.site().zone()), reasons);
        }
    }

    /** Each rule that is broken anywhere, once, and which visits break which. */
    static StartNotAllowed ofVisits(
            SortedMap<Integer, VisitAt> all, SortedMap<Integer, List<StartRule.Broken>> broken) {
        return new StartNotAllowed(
                broken.values().stream().flatMap(List::stream).distinct().toList(),
                broken.entrySet().stream()
                        .map(entry -> OfVisit.of(entry.getKey(), all.get(entry.getKey()), entry.getValue()))
                        .toList());
    }
}
