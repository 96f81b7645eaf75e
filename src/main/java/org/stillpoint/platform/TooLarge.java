package org.stillpoint.platform;

/** 413 {@code too-large}. */
final class TooLarge extends Refusal {

    TooLarge(long limit) {
        super(PlatformProblem.TOO_LARGE, "The body may have at most " + limit + " bytes.");
    }
}
