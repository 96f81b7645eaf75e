package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** Only what was closed by the clinic can be opened again. */
final class RequestNotClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    RequestNotClosed(RequestStatus current) {
        super(IntakeProblem.REQUEST_NOT_CLOSED, "The request is " + current + ".");
        with("currentStatus", current);
    }
}
