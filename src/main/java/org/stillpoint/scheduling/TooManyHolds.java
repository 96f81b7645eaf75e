package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/** Somebody from outside has as many holds open as the clinic allows. */
final class TooManyHolds extends Refusal {

    TooManyHolds(int allowed) {
        super(SchedulingProblem.TOO_MANY_HOLDS, "You have " + allowed + " times on hold already.");
        with("allowed", allowed);
    }
}
