package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** It is no visit, its course has no such visit any more, or the site does not offer it. */
final class NotBookable extends Refusal {

    private static final long serialVersionUID = 1L;

    NotBookable() {
        super(FollowUpProblem.FOLLOW_UP_NOT_BOOKABLE, "No visit can be booked for this follow-up.");
    }
}
