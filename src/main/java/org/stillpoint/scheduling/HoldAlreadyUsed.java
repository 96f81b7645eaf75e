package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/** A hold becomes an appointment once. */
final class HoldAlreadyUsed extends Refusal {

    HoldAlreadyUsed() {
        super(SchedulingProblem.HOLD_ALREADY_USED, "This hold was confirmed before.");
    }
}
