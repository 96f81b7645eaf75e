package org.stillpoint.treatment;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.OngoingVisit;
import org.stillpoint.platform.TimeSlot;

/**
 * Which visits of a site are to get another place.
 *
 * @param starts when they start
 * @param visits which they are; without {@code ongoing} those that have lost an actor
 * @param ongoing whoever is being treated and needs more time than was planned: what they need is taken
 */
record RepairScope(UUID site, TimeSlot starts, Set<UUID> visits, List<OngoingVisit> ongoing) {

    static RepairScope displaced(UUID site, TimeSlot starts) {
        return new RepairScope(site, starts, Set.of(), List.of());
    }

    /** Visits that could have everything that they need, if somebody were not still being treated. */
    static RepairScope inTheWayOf(OngoingVisit visit, Set<UUID> visits, Instant first, Instant last) {
        var starts = new TimeSlot(first, last.plusSeconds(1));
        return new RepairScope(visit.site().id(), starts, Set.copyOf(visits), List.of(visit));
    }

    boolean makesRoom() {
        return !ongoing.isEmpty();
    }
}
