package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Site;

/**
 * A series as other features reason about it.
 *
 * @param protocol the version that it follows
 * @param visits of all rounds, in the order of their starts
 * @param reviews oldest first
 * @param inductionOver every induction session has taken place, or a review has closed the induction
 * @param goesOn treatments follow the induction by the protocol, and no review has stopped them
 * @param next the step in which the course is; empty when all are done, or a review has stopped it
 * @param lastOutside the local day of the last treatment of its route that took place and is no part of it
 * @param maintenance sessions of the step that goes on without an end, once the course is there: those done, and the one after
 */
public record CourseFact(
        UUID series,
        UUID patient,
        String reference,
        Protocol protocol,
        SeriesStatus status,
        Site site,
        Instant startedAt,
        Optional<Instant> endedAt,
        List<Visit> visits,
        List<Review> reviews,
        boolean inductionOver,
        boolean goesOn,
        Optional<CourseStep> next,
        Optional<LocalDate> lastOutside,
        List<Maintenance> maintenance) {

    /** Something is to come by the protocol, now or after a pause. */
    public boolean isUnderWay() {
        return status != SeriesStatus.ENDED && next.isPresent();
    }

    /** A visit as its appointment stands; {@code step} is counted from 0. */
    public record Visit(
            UUID appointment,
            int step,
            int round,
            CoursePhase phase,
            boolean treats,
            SessionState state,
            Instant start) {

        /** It is to take place, or has. */
        public boolean stands() {
            return state == SessionState.BOOKED || state == SessionState.DONE;
        }
    }

    /** That a prescriber has looked at the course; {@code phase} is that of the step that was reviewed. */
    public record Review(int step, int round, CoursePhase phase, boolean goesOn, Instant at) {}

    /**
     * A session of a ladder.
     *
     * @param number counted from 1 in its round
     * @param sinceDays after how many days by the ladder
     * @param from local days of the site, as are the next two
     * @param visit that was booked for it, or took place
     */
    public record Maintenance(
            int round,
            int number,
            int sinceDays,
            LocalDate from,
            LocalDate ideal,
            LocalDate to,
            String service,
            Optional<Visit> visit) {

        /** The same before it was booked. */
        public Maintenance withoutVisit() {
            return new Maintenance(round, number, sinceDays, from, ideal, to, service, Optional.empty());
        }
    }
}
