package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** A link works once for each answer. */
final class FollowUpAnswered extends Refusal {

    private static final long serialVersionUID = 1L;

    FollowUpAnswered() {
        super(FollowUpProblem.FOLLOW_UP_ANSWERED, "This has been answered.");
    }
}
