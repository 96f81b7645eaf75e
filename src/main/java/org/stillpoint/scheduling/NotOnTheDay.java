package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/** Something is recorded at a time at which it can not have happened. */
final class NotOnTheDay extends Refusal {

    private NotOnTheDay(String detail) {
        super(SchedulingProblem.NOT_ON_THE_DAY, detail);
    }

    static void unless(boolean kept, String why) {
        if (!kept) {
            throw new NotOnTheDay(why);
        }
    }
}
