package org.stillpoint.intake;

import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;

/** The front desk may do most of it, but not this. */
final class ClinicianNeeded extends Refusal {

    private static final long serialVersionUID = 1L;

    ClinicianNeeded(String what) {
        super(PlatformProblem.NOT_ALLOWED, what + " needs the role NURSE.");
    }
}
