package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** Before the first phase there is none. */
final class NoStepBack extends Refusal {

    private static final long serialVersionUID = 1L;

    NoStepBack() {
        super(TreatmentProblem.NO_STEP_BACK, "No phase of treatment comes before the present one.");
    }
}
