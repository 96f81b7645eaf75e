package org.stillpoint.followup;

import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;
import org.stillpoint.security.TooManyRequests;

/** 429 {@code too-many-requests}: the same, but the wrong date of birth has counted all the same, so that nobody guesses on for nothing. */
final class TooManyWrongDates extends Refusal {

    private static final long serialVersionUID = 1L;

    TooManyWrongDates(TooManyRequests cause) {
        super(PlatformProblem.TOO_MANY_REQUESTS, "There were too many wrong dates of birth.");
        cause.retryAfter().ifPresent(this::after);
    }

    @Override
    protected boolean isCounted() {
        return true;
    }
}
