package org.stillpoint.followup;

import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;

/** The front desk may do most of it, but not decide about danger and reviews. */
final class ClinicianNeeded extends Refusal {

    private static final long serialVersionUID = 1L;

    ClinicianNeeded() {
        super(PlatformProblem.NOT_ALLOWED, "A risk or a review is completed with the role NURSE.");
    }
}
