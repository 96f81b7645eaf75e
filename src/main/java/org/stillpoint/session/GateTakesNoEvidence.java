package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** What speaks for the gate is recorded elsewhere. */
final class GateTakesNoEvidence extends Refusal {

    private static final long serialVersionUID = 1L;

    GateTakesNoEvidence() {
        super(SessionProblem.GATE_TAKES_NO_EVIDENCE, "What speaks for this gate is recorded elsewhere.");
    }
}
