package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** There is no flag of danger to clear. */
final class CrisisNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    CrisisNotOpen() {
        super(IntakeProblem.CRISIS_NOT_OPEN, "No flag of danger is open on this request.");
    }
}
