package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rule of spacing has against treatment days.
 *
 * @param why in words, with the days
 * @param days the days that break it together, in order
 * @param overridable whether a prescriber may lift it; never what a label sets
 * @param warning it is only to be told of
 */
record SpacingFinding(SpacingCode code, String why, List<LocalDate> days, boolean overridable, boolean warning) {

    static SpacingFinding refusal(SpacingCode code, String why, List<LocalDate> days, boolean overridable) {
        return new SpacingFinding(code, why, days, overridable, false);
    }

    static SpacingFinding warning(SpacingCode code, String why, List<LocalDate> days) {
        return new SpacingFinding(code, why, days, true, true);
    }
}
