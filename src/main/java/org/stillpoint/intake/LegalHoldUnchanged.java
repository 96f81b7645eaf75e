package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** The request is on legal hold already, or is not. */
final class LegalHoldUnchanged extends Refusal {

    private static final long serialVersionUID = 1L;

    LegalHoldUnchanged(boolean held) {
        super(
                IntakeProblem.LEGAL_HOLD_UNCHANGED,
                held ? "The request is on legal hold already." : "The request is not on legal hold.");
    }
}
