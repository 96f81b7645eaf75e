package org.stillpoint.followup;

import java.time.ZoneOffset;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TimeSlot;

/** The visit would not be when it is due. */
final class OutsideWindow extends Refusal {

    private static final long serialVersionUID = 1L;

    OutsideWindow(TimeSlot window) {
        super(FollowUpProblem.OUTSIDE_WINDOW, "The start is not when this follow-up is due.");
        with("from", window.start().atOffset(ZoneOffset.UTC));
        with("to", window.end().atOffset(ZoneOffset.UTC));
    }
}
