package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import org.stillpoint.platform.Refusal;

/** The times that two copies of an instrument ask about would overlap. */
final class AskedTooSoon extends Refusal {

    private static final long serialVersionUID = 1L;

    AskedTooSoon(Instant last, Duration apart) {
        super(OutcomeProblem.ASKED_TOO_SOON, "It is asked again after " + apart.toDays() + " days.");
        with("last", last);
        with("from", last.plus(apart));
    }
}
