package org.stillpoint.session;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** The day has gone another way, or not that far yet. */
final class SessionNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    SessionNotOpen(SessionState state) {
        super(SessionProblem.SESSION_NOT_OPEN, "The session is " + state + ".");
        with("currentState", state);
    }

    /** Unless it is one of these. */
    static void insist(SessionState state, SessionState... wanted) {
        if (!List.of(wanted).contains(state)) {
            throw new SessionNotOpen(state);
        }
    }
}
