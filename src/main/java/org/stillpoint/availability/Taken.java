package org.stillpoint.availability;

import java.util.List;
import java.util.UUID;

/**
 * What is taken in a window, in cells since the epoch, widened outwards to whole cells.
 *
 * @param revision of the clinic's plan that the database had when it was read
 * @param expired how many claims in the window belong to holds that are over; they are nobody's and not among the stretches
 */
record Taken(long revision, List<Stretch> stretches, int expired) {

    record Stretch(UUID schedule, int lane, long from, long to) {}
}
