package org.stillpoint.session;

import java.time.Instant;
import org.stillpoint.platform.Refusal;

/** Something is told to have happened before what it follows. */
final class MomentsOutOfOrder extends Refusal {

    private static final long serialVersionUID = 1L;

    private MomentsOutOfOrder() {
        super(SessionProblem.MOMENTS_OUT_OF_ORDER, "It can not have been before what it follows.");
    }

    /** What has not happened (null) comes before nothing. */
    static void insist(Instant at, Instant... before) {
        for (var moment : before) {
            if (at != null && moment != null && at.isBefore(moment)) {
                throw new MomentsOutOfOrder();
            }
        }
    }
}
