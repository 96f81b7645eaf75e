package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** Somebody has accepted it before. */
final class RepairAccepted extends Refusal {

    RepairAccepted() {
        super(RepairProblem.REPAIR_ACCEPTED, "The proposal was accepted before.");
    }
}
