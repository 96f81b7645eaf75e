package org.stillpoint.intake;

/** How much an item of the screening means for a route. */
enum ScreeningWeight {
    /** The route is normally not given. */
    ABSOLUTE(ScreeningOutcome.ABSOLUTE, ScreeningOutcome.REVIEW),
    /** A clinician has to look at it. */
    REVIEW(ScreeningOutcome.REVIEW, ScreeningOutcome.REVIEW),
    /** Matters on the day of a session. */
    TIMING(ScreeningOutcome.CLEAR, ScreeningOutcome.CLEAR),
    INFORMATION(ScreeningOutcome.CLEAR, ScreeningOutcome.CLEAR);

    private final ScreeningOutcome affirmed;
    private final ScreeningOutcome declined;

    ScreeningWeight(ScreeningOutcome affirmed, ScreeningOutcome declined) {
        this.affirmed = affirmed;
        this.declined = declined;
    }

    ScreeningOutcome of(ScreeningAnswer answer) {
        return switch (answer) {
            case YES, UNSURE -> affirmed;
            case DECLINED -> declined;
            case NO -> ScreeningOutcome.CLEAR;
        };
    }
}
