package org.stillpoint.treatment;

import java.util.function.IntPredicate;

/**
 * All that a search has to remember of the sessions that it has placed. Days are counted from the first day that was asked for; -1
 * is none.
 *
 * @param lastDay of the last session
 * @param lastTreatment of the last treatment
 * @param recent a bit for each placed treatment: bit n is n days before the last one, up to six
 * @param stepBegan the first placed day of the present step, if it is counted in weeks
 * @param seriesBegan the first placed treatment, if that matters
 * @param skipped how many treatments in a row, just before this, found no place
 */
record Placing(int lastDay, int lastTreatment, int recent, int stepBegan, int seriesBegan, int skipped) {

    static final int NONE = -1;

    /** Some were skipped whose rhythm counts no days from one to the next. */
    static final int UNCOUNTED = 127;

    static final Placing NOTHING = new Placing(NONE, NONE, 0, NONE, NONE, 0);

    private static final int SKIPPED_AT_MOST = 4;
    private static final int SIX_DAYS_AND_THIS = 0b111_1111;

    /** At the first session of a step: no week of it has begun. */
    Placing enteringStep() {
        return new Placing(lastDay, lastTreatment, recent, NONE, seriesBegan, skipped);
    }

    Placing with(SessionWish wish, int day, boolean weeksMatter) {
        int began = stepBegan == NONE && weeksMatter ? day : stepBegan;
        if (!wish.treatment()) {
            return new Placing(day, lastTreatment, recent, began, seriesBegan, 0);
        }
        int days = lastTreatment == NONE ? Integer.SIZE : day - lastTreatment;
        int before = days > 6 ? 0 : recent << days;
        int series = seriesBegan == NONE ? day : seriesBegan;
        return new Placing(day, day, (before | 1) & SIX_DAYS_AND_THIS, began, series, 0);
    }

    Placing without(SessionWish wish) {
        return new Placing(lastDay, lastTreatment, recent, stepBegan, seriesBegan, skippedWith(wish));
    }

    /** So long without a treatment that a rhythm from one to the next says nothing any more. */
    boolean lost() {
        return skipped > SKIPPED_AT_MOST && skipped != UNCOUNTED;
    }

    private int skippedWith(SessionWish wish) {
        if (!wish.treatment() || skipped == UNCOUNTED) {
            return skipped;
        }
        return wish.bounds().sinceTreatment().isEmpty() ? UNCOUNTED : Math.min(skipped, SKIPPED_AT_MOST) + 1;
    }

    /** Where nothing depends on when the series began, that must not tell ways apart. */
    Placing withoutSeries() {
        return new Placing(lastDay, lastTreatment, recent, stepBegan, NONE, skipped);
    }

    /** Equal for what can go on in the same ways. */
    long key() {
        long key = lastDay + 1L;
        key = key << 9 | lastTreatment + 1L;
        key = key << 7 | recent;
        key = key << 9 | stepBegan + 1L;
        key = key << 9 | seriesBegan + 1L;
        return key << 7 | skipped;
    }

    /** How many of the placed treatments are on the days from one to another; {@code to} is not before the last one. */
    int treatments(int from, int to) {
        if (lastTreatment == NONE || lastTreatment < from || lastTreatment > to) {
            return 0;
        }
        int days = Math.min(6, lastTreatment - from);
        return Integer.bitCount(recent & (1 << days + 1) - 1);
    }

    /** Whether one of the placed treatments on the days from one to another is such a day; as far back as six days before the last. */
    boolean anyTreatment(int from, int to, IntPredicate which) {
        for (int back = 0; lastTreatment != NONE && back <= 6; back++) {
            int day = lastTreatment - back;
            if ((recent >> back & 1) == 1 && from <= day && day <= to && which.test(day)) {
                return true;
            }
        }
        return false;
    }
}
