package org.stillpoint.treatment;

import java.util.OptionalInt;

/**
 * One step of a protocol's course.
 *
 * @param phase never {@code PAUSED} or {@code ENDED}
 * @param service code of what is booked for its sessions
 * @param reviewEveryDays after how many days a review is due while the step goes on without an end
 */
public record CourseStep(CoursePhase phase, String service, Rhythm rhythm, OptionalInt reviewEveryDays) {

    /** Whether its sessions treat somebody, by the protocol's route; in all others somebody is seen. */
    boolean isTreatment() {
        return switch (phase) {
            case INDUCTION, OPTIMISATION, MAINTENANCE -> true;
            case ASSESSMENT, REVIEW, PAUSED, ENDED -> false;
        };
    }

    /** Whether it goes on until somebody ends it. */
    boolean isEndless() {
        return switch (rhythm) {
            case Rhythm.Ladder ladder -> true;
            case Rhythm.Every every -> true;
            case Rhythm.Once once -> false;
            case Rhythm.PerWeek weekly -> false;
        };
    }
}
