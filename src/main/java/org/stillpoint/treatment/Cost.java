package org.stillpoint.treatment;

import java.util.Map;

/**
 * What a search compares plans by: several counts in one number, the weightier in the higher places, so that adding costs adds each
 * count and comparing them compares the weightiest first. Wide enough for 100 sessions.
 */
final class Cost {

    private static final int END_BITS = 9;
    private static final int UNPREFERRED_BITS = 7;
    private static final int RHYTHM_BITS = 10;
    private static final int MINUTES_BITS = 18;
    private static final int OFF_BITS = 7;

    private static final int UNPREFERRED_AT = END_BITS;
    private static final int RHYTHM_AT = UNPREFERRED_AT + UNPREFERRED_BITS;
    private static final int MINUTES_AT = RHYTHM_AT + RHYTHM_BITS;
    private static final int OFF_AT = MINUTES_AT + MINUTES_BITS;
    private static final int MISSING_AT = OFF_AT + OFF_BITS;

    static final long MISSING = 1L << MISSING_AT;
    static final long OFF_PATTERN = 1L << OFF_AT;
    static final long MINUTE = 1L << MINUTES_AT;
    static final long DAY_OFF_RHYTHM = 1L << RHYTHM_AT;
    static final long UNPREFERRED = 1L << UNPREFERRED_AT;
    static final long DAY_OF_END = 1;

    /** So that not even 100 sessions add up to the next place. */
    static final int DAYS_OFF_RHYTHM_AT_MOST = 10;

    private Cost() {}

    static long missing(long cost) {
        return cost >> MISSING_AT;
    }

    static long offPattern(long cost) {
        return part(cost, OFF_AT, OFF_BITS);
    }

    static Map<Criterion, Long> parts(long cost) {
        return Map.of(
                Criterion.SESSIONS_MISSING, missing(cost),
                Criterion.SAME_TIME_AND_WEEKDAYS, offPattern(cost),
                Criterion.CLOSE_TIMES, part(cost, MINUTES_AT, MINUTES_BITS),
                Criterion.RHYTHM, part(cost, RHYTHM_AT, RHYTHM_BITS),
                Criterion.PREFERRED_PRACTITIONER, part(cost, UNPREFERRED_AT, UNPREFERRED_BITS),
                Criterion.ENDS_EARLY, part(cost, 0, END_BITS));
    }

    private static long part(long cost, int at, int bits) {
        return cost >> at & (1L << bits) - 1;
    }
}
