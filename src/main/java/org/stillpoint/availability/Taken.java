package org.stillpoint.availability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is taken in a window.
 *
 * @param revision of the clinic's plan that the database had when it was read
 * @param expired whether claims in the window belong to holds that are over; they are nobody's and not among the stretches
 */
record Taken(long revision, List<Stretch> stretches, boolean expired) {

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

        boolean isSameAs(Stretch other) {
            return lane == other.lane && from == other.from && schedule.equals(other.schedule);
        }
    }
}
