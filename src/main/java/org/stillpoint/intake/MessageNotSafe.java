package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** The person has not allowed messages that others could hear or read. */
final class MessageNotSafe extends Refusal {

    private static final long serialVersionUID = 1L;

    MessageNotSafe() {
        super(IntakeProblem.MESSAGE_NOT_SAFE, "No message may be left for this person.");
    }
}
