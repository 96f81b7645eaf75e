package org.stillpoint.treatment;

/**
 * From how many to how many days after the treatment before it a session is due.
 *
 * @param ideal after how many at best; {@link #NONE} if one day is as good as another
 */
record SinceTreatment(int from, int to, int ideal) {

    static final int NONE = -1;

    static final SinceTreatment NOT_SAID = new SinceTreatment(0, Integer.MAX_VALUE / 4, NONE);

    static SinceTreatment of(DayBounds bounds) {
        return bounds.sinceTreatment()
                .map(span -> new SinceTreatment(
                        span.from(), span.to(), bounds.ideal().orElse(NONE)))
                .orElse(NOT_SAID);
    }

    boolean isSaid() {
        return to < NOT_SAID.to();
    }

    /** When the session before it has no date: both gaps together. */
    SinceTreatment plus(SinceTreatment other) {
        int both = ideal == NONE || other.ideal == NONE ? NONE : ideal + other.ideal;
        return new SinceTreatment(from + other.from, Math.min(to + other.to, NOT_SAID.to), both);
    }
}
