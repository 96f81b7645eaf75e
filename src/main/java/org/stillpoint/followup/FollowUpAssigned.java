package org.stillpoint.followup;

import java.time.ZoneOffset;
import org.stillpoint.platform.Refusal;

/** Somebody else works on it. */
final class FollowUpAssigned extends Refusal {

    private static final long serialVersionUID = 1L;

    FollowUpAssigned(FollowUp.Ownership held) {
        super(FollowUpProblem.FOLLOW_UP_ASSIGNED, "Somebody else works on this follow-up.");
        with("account", held.account());
        with("until", held.until().atOffset(ZoneOffset.UTC));
    }
}
