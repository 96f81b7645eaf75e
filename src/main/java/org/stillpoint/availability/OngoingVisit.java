package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * A visit that is taking place: who serves it, and when its phases have been or will be, as far as anybody knows now.
 *
 * @param claimant the appointment
 * @param person whose own calendar is claimed while they are there
 * @param needs of its service
 * @param phases in their order, each beginning where the one before it ends; what does not take place is left out
 * @param serving who serves which role
 */
public record OngoingVisit(
        Site site, UUID claimant, UUID person, List<Need> needs, List<PhaseSpan> phases, Map<String, UUID> serving) {

    /** {@code end} is not before {@code start}; a phase may have taken no time at all. */
    public record PhaseSpan(PhaseCode code, Instant start, Instant end) {

        public PhaseSpan {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("A phase must not end before it begins: " + code);
            }
        }
    }

    /** So many lanes of a schedule over {@code [from, to)} in cells since the epoch. */
    record LaneNeed(UUID schedule, int lanes, long from, long to) {}

    /** What it needs of everybody, the person included. Phases change on whole cells, the one after the moment. */
    List<LaneNeed> laneNeeds() {
        var all = new ArrayList<LaneNeed>();
        for (var need : needs) {
            var actor = serving.get(need.role());
            if (actor != null) {
                add(all, actor, need.lanes(), need.from(), need.to());
            }
        }
        add(all, person, 1, PhaseCode.PREPARATION, PhaseCode.DISCHARGE);
        return all;
    }

    private void add(List<LaneNeed> all, UUID schedule, int lanes, PhaseCode first, PhaseCode last) {
        var among = phases.stream()
                .filter(phase ->
                        phase.code().compareTo(first) >= 0 && phase.code().compareTo(last) <= 0)
                .toList();
        if (among.isEmpty()) {
            return;
        }
        long from = Grid.cellAtOrAfter(among.getFirst().start());
        long to = Grid.cellAtOrAfter(among.getLast().end());
        if (from < to) {
            all.add(new LaneNeed(schedule, lanes, from, to));
        }
    }

    /** From that moment until nobody is needed any more; nothing is longer than what a claim may be. */
    public Former rest(Instant from) {
        var start = Grid.instantOf(Grid.cellAtOrBefore(from));
        var end = Grid.instantOf(Grid.cellAtOrAfter(phases.getLast().end()));
        var last = end.isAfter(start) ? end : Grid.instantOf(Grid.cellAtOrBefore(from) + 1);
        return new Former(site, new TimeSlot(start, last));
    }
}
