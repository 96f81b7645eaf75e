package org.stillpoint.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How long a person may be put off: longer than that is a slip of the keyboard, by which they would be forgotten. */
final class LongestWait {

    static final String WORDS = "must be within 90 days";

    private static final Duration LONGEST = Duration.ofDays(90);

    private LongestWait() {}

    /** Null is no wait. */
    static boolean allows(OffsetDateTime call, Instant now) {
        return call == null || !call.toInstant().isAfter(now.plus(LONGEST));
    }
}
