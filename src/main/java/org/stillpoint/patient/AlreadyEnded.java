package org.stillpoint.patient;

import org.stillpoint.platform.Refusal;

/** Somebody has revoked, withdrawn, ended or cleared it before. */
final class AlreadyEnded extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyEnded() {
        super(GateProblem.ALREADY_ENDED, "It has been ended before.");
    }
}
