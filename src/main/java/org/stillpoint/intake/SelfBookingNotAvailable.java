package org.stillpoint.intake;

import org.stillpoint.platform.Refusal;

/** The clinic makes this appointment itself. Says nothing about why. */
class SelfBookingNotAvailable extends Refusal {

    private static final long serialVersionUID = 1L;

    SelfBookingNotAvailable() {
        super(
                IntakeProblem.SELF_BOOKING_NOT_AVAILABLE,
                "The clinic makes this appointment with you: it will contact you, and you can call it.");
    }
}
