package org.stillpoint.patient;

import org.stillpoint.platform.Refusal;

/** Gates are overridden by prescribers only. */
final class GateOverrideNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    GateOverrideNotAllowed() {
        super(GateProblem.GATE_OVERRIDE_NOT_ALLOWED, "The override names gates, which only a prescriber may lift.");
    }
}
