package org.stillpoint.treatment;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * When a session is due by its step's rhythm.
 *
 * @param sinceStepBegan days after its step's first session; the first itself is 0 days after it
 * @param sinceTreatment days after the treatment before it; not asked where there is none
 * @param ideal at best so many days after the treatment before it; empty if one day is as good as another
 * @param longestGap how long a gap before it the protocol itself plans at most, whatever is put off; 0 where it does not say
 */
record DayBounds(
        Optional<DaySpan> sinceStepBegan, Optional<DaySpan> sinceTreatment, OptionalInt ideal, int longestGap) {

    static final DayBounds ANY = new DayBounds(Optional.empty(), Optional.empty(), OptionalInt.empty());

    DayBounds(Optional<DaySpan> sinceStepBegan, Optional<DaySpan> sinceTreatment, OptionalInt ideal) {
        this(
                sinceStepBegan,
                sinceTreatment,
                ideal,
                sinceTreatment.map(DaySpan::to).orElse(0));
    }

    static DayBounds sinceTreatment(int from, int to) {
        return new DayBounds(Optional.empty(), Optional.of(new DaySpan(from, to)), OptionalInt.empty());
    }

    static DayBounds sinceTreatment(int from, int to, int ideal) {
        return new DayBounds(Optional.empty(), Optional.of(new DaySpan(from, to)), OptionalInt.of(ideal));
    }

    /** The same later than planned: a lapse is not put off with it. */
    DayBounds putOff(UnaryOperator<DaySpan> to) {
        return new DayBounds(sinceStepBegan, sinceTreatment.map(to), ideal, longestGap);
    }
}
