package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** It has ended before. */
final class DoseEnded extends Refusal {

    private static final long serialVersionUID = 1L;

    DoseEnded() {
        super(ChartProblem.DOSE_ENDED, "The end of the dose was recorded before.");
    }
}
