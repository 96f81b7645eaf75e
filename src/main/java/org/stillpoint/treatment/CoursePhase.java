package org.stillpoint.treatment;

/** Where a course stands. {@code PAUSED} and {@code ENDED} are states of a series and never steps of a protocol. */
public enum CoursePhase {
    ASSESSMENT,
    INDUCTION,
    REVIEW,
    OPTIMISATION,
    MAINTENANCE,
    PAUSED,
    ENDED
}
