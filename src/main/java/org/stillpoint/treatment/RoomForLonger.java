package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.stillpoint.availability.OngoingVisit;
import org.stillpoint.scheduling.VisitFact;

/**
 * Proposes how visits go on that are in the way of one that takes longer. The proposal is one of {@code /v1/repair-proposals} and is
 * accepted there. Not a transaction: the search takes seconds.
 */
@ApplicationScoped
public class RoomForLonger {

    private final SiteRepair repair;

    RoomForLonger(SiteRepair repair) {
        this.repair = repair;
    }

    /** {@code inTheWay} is not empty and at the same site; whoever of them is here already stays. */
    public RepairProposalView propose(OngoingVisit visit, Collection<VisitFact> inTheWay) {
        var starts = inTheWay.stream()
                .map(VisitFact::start)
                .sorted(Comparator.naturalOrder())
                .toList();
        var ids = inTheWay.stream().map(VisitFact::id).collect(Collectors.toSet());
        return repair.propose(RepairScope.inTheWayOf(visit, ids, starts.getFirst(), starts.getLast()));
    }
}
