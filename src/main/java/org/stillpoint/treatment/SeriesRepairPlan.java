package org.stillpoint.treatment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillpoint.availability.Served;
import org.stillpoint.scheduling.VisitFact;

/**
 * How a series could go on.
 *
 * @param moves by their present starts, those that can not be saved among them
 * @param sessions dates for what has none; empty where nothing lacks a date
 */
record SeriesRepairPlan(List<Move> moves, Optional<CourseProposal> sessions, CourseQuestions.Asked asked) {

    /**
     * What is proposed for a booked visit.
     *
     * @param to empty for one that can not be saved
     * @param served who would serve it
     */
    record Move(
            SeriesSession session,
            VisitFact visit,
            RepairKind kind,
            Optional<Instant> to,
            List<Served> served,
            List<RepairReason> why) {

        boolean isSaved() {
            return to.isPresent();
        }
    }

    List<Move> saved() {
        return moves.stream().filter(Move::isSaved).toList();
    }

    boolean complete() {
        return saved().size() == moves.size()
                && sessions.map(CourseProposal::complete).orElse(true);
    }

    /** Neither a visit to move nor a date to take. */
    boolean offersNothing() {
        return moves.isEmpty() && sessions.isEmpty();
    }
}
