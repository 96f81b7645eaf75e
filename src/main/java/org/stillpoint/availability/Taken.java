package org.stillpoint.availability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/**
 * What is taken in a window.
 *
 * @param revision of the clinic's plan that the database had when it was read
 * @param expired whether claims in the window belong to holds that are over; they are nobody's and not among the stretches
 */
record Taken(long revision, List<Stretch> stretches, boolean expired) {

    /** Where and when a claim begins. */
    record Beginning(UUID schedule, int lane, long from) {}

    /** The part of it that somebody else wants to know. */
    Taken of(Wanted wanted) {
        return new Taken(revision, stretches.stream().filter(wanted::includes).toList(), expired);
    }

    /** A claim, in cells since the epoch, widened outwards to whole cells; only a hold's has an end of its own, in seconds. */
    record Stretch(UUID schedule, int lane, long from, long to, double expiresAt) {

        static final double NEVER = Double.POSITIVE_INFINITY;

        Stretch(UUID schedule, int lane, long from, long to) {
            this(schedule, lane, from, to, NEVER);
        }

        boolean isOver(Instant now) {
            return expiresAt != NEVER && expiresAt <= now.getEpochSecond() + now.getNano() / 1e9;
        }

        boolean meets(long first, long last) {
            return from < last && first < to;
        }

        boolean meets(TimeSlot window) {
            return meets(Grid.cellAtOrBefore(window.start()), Grid.cellAtOrAfter(window.end()));
        }

        /** Where it begins; no two claims begin at once on one lane. */
        Beginning beginning() {
            return new Beginning(schedule, lane, from);
        }
    }
}
