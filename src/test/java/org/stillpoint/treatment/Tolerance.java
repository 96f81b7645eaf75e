package org.stillpoint.treatment;

/**
 * How far a session of a ladder may be from its day: 2 days of a week, 4 of two weeks, 7 of a month. A default of the clinic, to be
 * signed off by a clinician.
 */
final class Tolerance {

    private static final int WEEK = 7;
    private static final int TWO_WEEKS = 14;
    private static final int MONTH = 28;

    private Tolerance() {}

    /** In days, either way. */
    static int of(int gapDays) {
        if (gapDays >= MONTH) {
            return 7;
        }
        if (gapDays >= TWO_WEEKS) {
            return 4;
        }
        return gapDays >= WEEK ? 2 : Math.min(1, gapDays - 1);
    }
}
