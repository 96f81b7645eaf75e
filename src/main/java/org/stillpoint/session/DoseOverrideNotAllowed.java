package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** Going beyond what is plausible is a prescriber's decision. */
final class DoseOverrideNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    DoseOverrideNotAllowed() {
        super(ChartProblem.DOSE_OVERRIDE_NOT_ALLOWED, "`beyondBand` is for a prescriber.");
    }
}
