package org.stillpoint.availability;

import org.stillpoint.platform.Refusal;

/** The visit would not fit at that time even if nobody else had booked: closed, not working, or past the end of the day. */
public final class NotOffered extends Refusal {

    NotOffered() {
        super(AvailabilityProblem.NOT_OFFERED, "The service is not offered at this site at this time.");
    }
}
