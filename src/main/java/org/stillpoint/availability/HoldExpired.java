package org.stillpoint.availability;

import org.stillpoint.platform.Refusal;

/** What a hold had is nobody's any more. */
public final class HoldExpired extends Refusal {

    public HoldExpired() {
        super(AvailabilityProblem.HOLD_EXPIRED, "The hold is over, and what it held is free again.");
    }
}
