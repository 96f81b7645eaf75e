package org.stillpoint.followup;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** It has its visit already. */
final class FollowUpBooked extends Refusal {

    private static final long serialVersionUID = 1L;

    FollowUpBooked(UUID appointment) {
        super(FollowUpProblem.FOLLOW_UP_BOOKED, "A visit is booked for this follow-up already.");
        with("appointment", appointment);
    }
}
