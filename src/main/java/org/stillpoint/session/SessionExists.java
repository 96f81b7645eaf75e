package org.stillpoint.session;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** A visit has one session. */
final class SessionExists extends Refusal {

    private static final long serialVersionUID = 1L;

    SessionExists(UUID session) {
        super(SessionProblem.SESSION_EXISTS, "The visit has a session already.");
        with("session", session);
    }
}
