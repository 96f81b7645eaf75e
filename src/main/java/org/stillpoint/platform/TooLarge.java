package org.stillpoint.platform;

/** 413 {@code too-large}. */
final class TooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
        super(PlatformProblem.TOO_LARGE, "The body may have at most " + limit + " bytes.");
    }
}
