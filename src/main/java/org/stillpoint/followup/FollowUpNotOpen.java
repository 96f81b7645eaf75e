package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** It is completed, or what it was for is not there any more. */
final class FollowUpNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    FollowUpNotOpen(FollowUpState state) {
        super(FollowUpProblem.FOLLOW_UP_NOT_OPEN, "Nothing is to be done about this follow-up any more.");
        with("currentState", state);
    }
}
