package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * A day, local to the site, on which a patient has or wants a treatment, of whatever route.
 *
 * @param wanted it is being asked for; what stands already is never held against itself
 * @param step the place of its step in the course; empty for a treatment outside of the series
 * @param plannedGapDays how long after the one before it the protocol itself lets it be; 0 where it does not say
 */
record TreatmentDay(LocalDate day, boolean wanted, OptionalInt step, int plannedGapDays) {

    static TreatmentDay standing(LocalDate day, OptionalInt step) {
        return new TreatmentDay(day, false, step, 0);
    }

    static TreatmentDay wanted(LocalDate day, OptionalInt step, int plannedGapDays) {
        return new TreatmentDay(day, true, step, plannedGapDays);
    }
}
