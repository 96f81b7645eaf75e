package org.stillpoint.intake;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Only what was closed by the clinic can be opened again. */
final class RequestNotClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    /** A conversion is taken back only when the visit that was booked with it has been. */
    RequestNotClosed(RequestStatus current, UUID appointment) {
        this(current);
        with("appointment", appointment);
    }

    RequestNotClosed(RequestStatus current) {
        super(IntakeProblem.REQUEST_NOT_CLOSED, "The request is " + current + ".");
        with("currentStatus", current);
    }
}
