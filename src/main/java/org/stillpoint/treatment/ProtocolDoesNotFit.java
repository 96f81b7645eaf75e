package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** A running series follows another version only if what it has behind it stays what it was, and its site offers what is in it. */
final class ProtocolDoesNotFit extends Refusal {

    private static final long serialVersionUID = 1L;

    ProtocolDoesNotFit(String why) {
        super(TreatmentProblem.PROTOCOL_DOES_NOT_FIT, why);
    }
}
