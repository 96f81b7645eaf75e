package org.stillpoint.availability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/** A block as claims: all lanes of the actor, local day by local day, because no claim is longer than a day. */
final class BlockedLanes {

    /** What the database allows; the autumn day of a zone that shifts by two hours is longer. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private BlockedLanes() {}

    static List<ClaimRow> of(Actor actor, Site site, TimeSlot slot) {
        var rows = new ArrayList<ClaimRow>();
        var start = slot.start();
        while (start.isBefore(slot.end())) {
            var tomorrow = start.atZone(site.zone()).toLocalDate().plusDays(1);
            var midnight = tomorrow.atStartOfDay(site.zone()).toInstant();
            var end = Stream.of(midnight, slot.end(), start.plus(LONGEST))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            var piece = new TimeSlot(start, end);
            IntStream.range(0, actor.lanes()).forEach(lane -> rows.add(new ClaimRow(actor.id(), lane, piece)));
            start = end;
        }
        return rows;
    }
}
