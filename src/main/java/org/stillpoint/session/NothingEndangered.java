package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** Nobody is in the way. */
final class NothingEndangered extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingEndangered() {
        super(StayProblem.NOTHING_ENDANGERED, "No later visit is endangered at this moment.");
    }
}
