package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** A visit without a medicine has no session. */
final class NothingIsGiven extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingIsGiven() {
        super(SessionProblem.NOTHING_IS_GIVEN, "Nothing is given at this visit.");
    }
}
