package org.stillpoint.security;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How failures of one subject, a client or an account, slow it down. They are forgotten one after the other, as many in an hour as
 * cost no pause; each one beyond those doubles the pause.
 *
 * @param subject keyed hash
 * @param free how many cost no pause
 * @param longest the longest pause
 */
record SignInLimit(byte[] subject, int free, Duration longest) {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** The time in which one failure is forgotten; as exact as the database keeps it. */
    Duration each() {
        return PERIOD.dividedBy(Math.max(free, 1)).truncatedTo(ChronoUnit.MICROS);
    }

    /** In which all are, of so many that one more would make the pause no longer. */
    Duration all() {
        return each().multipliedBy(free + 1L + doublings());
    }

    private int doublings() {
        return Long.SIZE - Long.numberOfLeadingZeros(longest.dividedBy(FIRST_PAUSE));
    }

    /** After a failure with which all are forgotten only after this time. */
    Duration pause(Duration untilForgotten) {
        var failures = untilForgotten.plus(each()).minusNanos(1).dividedBy(each());
        if (failures <= free) {
            return Duration.ZERO;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - free - 1, doublings()));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
