package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A start that a displaced visit might be given.
 *
 * @param day of the site
 * @param minutesMoved 0 where it stays
 */
public record RepairChoice(Instant start, LocalDate day, long minutesMoved) {

    boolean moves() {
        return minutesMoved > 0;
    }
}
