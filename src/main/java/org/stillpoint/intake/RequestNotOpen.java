package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** Something was already decided about the request, or its sender has taken it back. */
final class RequestNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    RequestNotOpen(RequestStatus current) {
        super(IntakeProblem.REQUEST_NOT_OPEN, "The request is closed.");
        with("currentStatus", current);
    }
}
