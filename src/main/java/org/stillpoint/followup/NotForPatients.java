package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** Staff do this one. */
final class NotForPatients extends Refusal {

    private static final long serialVersionUID = 1L;

    NotForPatients() {
        super(FollowUpProblem.NOT_FOR_PATIENTS, "This follow-up is nothing that a patient answers.");
    }
}
