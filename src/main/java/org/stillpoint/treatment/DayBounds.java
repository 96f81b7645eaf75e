package org.stillpoint.treatment;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a session is due by its step's rhythm.
 *
 * @param sinceStepBegan days after its step's first session; the first itself is 0 days after it
 * @param sinceTreatment days after the treatment before it; not asked where there is none
 * @param ideal at best so many days after the treatment before it; empty if one day is as good as another
 */
record DayBounds(Optional<DaySpan> sinceStepBegan, Optional<DaySpan> sinceTreatment, OptionalInt ideal) {

    static final DayBounds ANY = new DayBounds(Optional.empty(), Optional.empty(), OptionalInt.empty());

    static DayBounds sinceStepBegan(int from, int to) {
        return new DayBounds(Optional.of(new DaySpan(from, to)), Optional.empty(), OptionalInt.empty());
    }

    static DayBounds sinceTreatment(int from, int to) {
        return new DayBounds(Optional.empty(), Optional.of(new DaySpan(from, to)), OptionalInt.empty());
    }

    static DayBounds sinceTreatment(int from, int to, int ideal) {
        return new DayBounds(Optional.empty(), Optional.of(new DaySpan(from, to)), OptionalInt.of(ideal));
    }

    /** How long a gap before it the protocol itself plans at most; 0 where it does not say. */
    int longestGap() {
        return sinceTreatment.map(DaySpan::to).orElse(0);
    }
}
