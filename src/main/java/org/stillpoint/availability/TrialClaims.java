package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.LaneBook.Entry;
import org.stillpoint.availability.OngoingVisit.LaneNeed;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;

/**
 * What is taken in a window.
 *
 * @param revision of the clinic's plan that the database had when it was read
 * @param taken by whoever does not move
 * @param moving what those have, by claimant, who are to be moved
 */
record TrialClaims(long revision, List<Stretch> taken, Map<UUID, List<Stretch>> moving) {

    /**
     * The same, where a visit that is taking place has all that it needs from a cell on, as if none of those who move had anything.
     * It was read as one of them.
     */
    TrialClaims withRoomFor(OngoingVisit visit, ClinicPlan plan, long from) {
        var rest = new HashMap<>(moving);
        var own = rest.getOrDefault(visit.claimant(), List.of());
        rest.remove(visit.claimant());
        var entries = new LinkedHashMap<UUID, List<Entry>>();
        own.forEach(stretch -> add(entries, visit.claimant(), stretch));
        taken.forEach(stretch -> add(entries, null, stretch));
        Map<UUID, List<LaneNeed>> needs = visit.laneNeeds().stream().collect(Collectors.groupingBy(LaneNeed::schedule));
        own.forEach(stretch -> needs.putIfAbsent(stretch.schedule(), List.of()));
        var all = new ArrayList<>(taken);
        needs.forEach((schedule, wanted) -> {
            int lanes = plan.actor(schedule).map(Actor::lanes).orElse(1);
            new LaneBook(schedule, lanes, visit.claimant(), from, wanted, entries.getOrDefault(schedule, List.of()))
                    .extend().rows().stream().map(TrialClaims::stretch).forEach(all::add);
        });
        return new TrialClaims(revision, all, rest);
    }

    private static void add(Map<UUID, List<Entry>> entries, UUID claimant, Stretch stretch) {
        entries.computeIfAbsent(stretch.schedule(), each -> new ArrayList<>())
                .add(new Entry(
                        claimant == null ? stretch.schedule() : claimant,
                        ClaimKind.APPOINTMENT,
                        stretch.lane(),
                        stretch.from(),
                        stretch.to()));
    }

    private static Stretch stretch(ClaimRow row) {
        return new Stretch(
                row.schedule(),
                row.lane(),
                Grid.cellAtOrBefore(row.during().start()),
                Grid.cellAtOrAfter(row.during().end()));
    }
}
