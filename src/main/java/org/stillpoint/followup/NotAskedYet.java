package org.stillpoint.followup;

import java.time.Instant;
import java.time.ZoneOffset;
import org.stillpoint.platform.Refusal;

/** What is answered too early does not tell what it is asked for. */
final class NotAskedYet extends Refusal {

    private static final long serialVersionUID = 1L;

    NotAskedYet(Instant from) {
        super(FollowUpProblem.NOT_ASKED_YET, "It is not time for this yet.");
        with("from", from.atOffset(ZoneOffset.UTC));
    }
}
