package org.stillpoint.treatment;

/** What proposals are compared by, in this order; of each the smaller value is better. */
enum Criterion {
    /** Sessions without a date. */
    SESSIONS_MISSING,
    /** Rules of spacing that are broken: always 0. */
    SPACING_KEPT,
    /** Treatments off the pattern of the same local time on the same weekdays. */
    SAME_TIME_AND_WEEKDAYS,
    /** Minutes that those are away from that time, together. */
    CLOSE_TIMES,
    /** Days that sessions are away from the best day of their rhythm, together. */
    RHYTHM,
    /** Treatments at which no preferred practitioner is free. */
    PREFERRED_PRACTITIONER,
    /** Changes of practitioners from one treatment to the next. */
    CONTINUITY,
    /** Days from the first day that was asked for to the last session. */
    ENDS_EARLY,
    /** Minutes of the clinic's days that are left in unusable pieces. */
    UNBROKEN_DAY
}
