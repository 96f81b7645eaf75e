package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/** A patient may cancel or move only up to the notice that the clinic sets. */
final class NoticeTooShort extends Refusal {

    NoticeTooShort(int noticeHours) {
        super(
                SchedulingProblem.NOTICE_TOO_SHORT,
                "Less than " + noticeHours + " hours are left until the visit; please call the clinic.");
        with("noticeHours", noticeHours);
    }
}
