package org.stillpoint.security;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * So many requests in so long a time, as the header fields of the rate limits tell it.
 *
 * @param requests how many there may be at once; they come back evenly over the period
 */
record Quota(String name, int requests, Duration period) {

    static Quota of(String name, RateLimitSettings.Limit limit) {
        return new Quota(name, limit.requests(), limit.period());
    }

    /** The time that one request takes to come back; as exact as the database keeps it. */
    Duration each() {
        return period.dividedBy(requests).truncatedTo(ChronoUnit.MICROS);
    }

    /** How many more there may be at once while everything is allowed again only after this time. */
    int left(Duration untilFull) {
        return (int) period.minus(untilFull).dividedBy(each());
    }

    /** How long until there is room for one, while everything is allowed again only after this time. */
    Duration wait(Duration untilFull) {
        var wait = untilFull.plus(each()).minus(period);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** How long until there is room for one more than now: nothing is lost by who waits for less than everything. */
    Duration next(Duration untilFull) {
        return wait(untilFull.plus(each().multipliedBy(left(untilFull))));
    }

    /** {@code "intake";q=5;w=3600} */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, requests, period.toSeconds());
    }

    /** {@code "intake";r=4;t=720} */
    String state(int left, Duration wait) {
        return "\"%s\";r=%d;t=%d"
                .formatted(name, Math.max(left, 0), wait.plusMillis(999).toSeconds());
    }
}
