package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** The usual range of an induction is left on a prescriber's word only. */
final class ProtocolOverrideNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    ProtocolOverrideNotAllowed() {
        super(
                ProtocolProblem.PROTOCOL_OVERRIDE_NOT_ALLOWED,
                "The protocol comes with an override, which only a prescriber may give.");
    }
}
