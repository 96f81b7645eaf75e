package org.stillpoint.platform;

/** 413 {@code too-large}. */
final class TooLarge extends Refusal {

    TooLarge(long limit) {
        this("The body may have at most " + limit + " bytes.");
    }

    private TooLarge(String detail) {
        super(PlatformProblem.TOO_LARGE, detail);
    }

    static TooLarge form() {
        return new TooLarge("The form has too many fields.");
    }
}
