package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** Somebody may be in danger, so their request is not closed. */
final class CrisisOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    CrisisOpen() {
        super(IntakeProblem.CRISIS_OPEN, "A flag of danger is open: a clinician has to clear it first.");
    }
}
