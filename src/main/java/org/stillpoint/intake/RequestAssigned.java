package org.stillpoint.intake;

import java.time.ZoneOffset;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TryAgain;

/** Somebody else works on the request. */
final class RequestAssigned extends Refusal {

    private static final long serialVersionUID = 1L;

    RequestAssigned(Assignment held) {
        super(IntakeProblem.REQUEST_ASSIGNED, "Somebody else works on this request.");
        with("account", held.account());
        with("until", held.until().atOffset(ZoneOffset.UTC));
    }

    /** Somebody had it a moment ago, and has given it back: it can be taken now. */
    static final class GivenBack extends Refusal implements TryAgain {
        private static final long serialVersionUID = 1L;

        GivenBack() {
            super(IntakeProblem.REQUEST_ASSIGNED, "Somebody else worked on this request until now.");
        }
    }
}
