package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** It is good for a while only. */
final class RepairStale extends Refusal {

    RepairStale() {
        super(RepairProblem.REPAIR_STALE, "The proposal has expired.");
    }
}
