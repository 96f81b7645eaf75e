package org.stillpoint.session;

import java.util.Collection;
import org.stillpoint.security.Deed;

/** What the audit trail keeps of sessions: by id. */
final class SessionDeeds {

    private static final String KIND = "Session";

    private SessionDeeds() {}

    /** {@code action} begins with {@code SESSION_}. */
    static Deed of(String action, Session session) {
        return Deed.of(action, KIND, session.id()).about(session.patientId());
    }

    static Deed listed(Collection<Session> sessions) {
        return Deed.of("SESSIONS_LISTED", KIND)
                .about(sessions.stream().map(Session::patientId).distinct().toList())
                .showing(sessions.size());
    }
}
