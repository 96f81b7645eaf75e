package org.stillpoint.outcome;

import java.time.Instant;
import java.time.ZoneId;
import org.stillpoint.platform.Refusal;

/** The times that two copies of an instrument ask about would overlap. */
final class AskedTooSoon extends Refusal {

    private static final long serialVersionUID = 1L;

    AskedTooSoon(Instant last, AskingRule rule, ZoneId zone) {
        super(OutcomeProblem.ASKED_TOO_SOON, "It is asked again after " + rule.refusedDays() + " days.");
        with("last", last);
        with("from", rule.againFrom(last, zone));
    }
}
