package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A visit of a series, as its appointment stands. Day and time are those of its site.
 *
 * @param step of the course, counted from 0
 * @param round of the course in which it was booked
 * @param displaced an actor was taken away from it: it has to be moved
 * @param version of the appointment
 * @param weeksFrom from which day the weeks of its step were counted when it was planned; empty where that was not kept
 */
record SeriesSession(
        UUID appointment,
        String reference,
        int step,
        int round,
        SessionState state,
        Instant start,
        LocalDate day,
        LocalTime time,
        boolean displaced,
        long version,
        Optional<LocalDate> weeksFrom) {

    /** It is to take place, or has. */
    boolean stands() {
        return state == SessionState.BOOKED || state == SessionState.DONE;
    }
}
