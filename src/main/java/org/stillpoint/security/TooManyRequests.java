package org.stillpoint.security;

import java.time.Duration;
import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;

/** 429 {@code too-many-requests}. */
public final class TooManyRequests extends Refusal {

    TooManyRequests(Duration wait) {
        super(PlatformProblem.TOO_MANY_REQUESTS, "There were too many requests like this one.");
        after(wait);
    }
}
