package org.stillpoint.availability;

import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/**
 * What a visit that takes longer needs of somebody and does not have, because others do.
 *
 * @param schedule the id of the actor, or of the person whom the visit is for
 * @param lanes how many lanes are missing at the most
 */
public record Shortfall(UUID schedule, TimeSlot during, int lanes, List<Taker> takers) {

    /** Who has something of the schedule in that time; {@code during} is the part of it that lies there. */
    public record Taker(UUID claimant, ClaimKind kind, TimeSlot during) {

        /** From the first of both to the last. */
        Taker with(Taker other) {
            var start = during.start().isBefore(other.during.start()) ? during.start() : other.during.start();
            var end = during.end().isAfter(other.during.end()) ? during.end() : other.during.end();
            return new Taker(claimant, kind, new TimeSlot(start, end));
        }
    }
}
