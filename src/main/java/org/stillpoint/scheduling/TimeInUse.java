package org.stillpoint.scheduling;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** A block would lie over what is booked. */
final class TimeInUse extends Refusal {

    TimeInUse(List<InTheWay> blockers) {
        super(SchedulingProblem.TIME_IN_USE, blockers.size() + " bookings lie in that time.");
        with("blockers", blockers);
    }
}
