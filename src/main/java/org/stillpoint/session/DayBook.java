package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Who does something to a session, and what ends it: the row of the change, the news, the deed. Joins the caller's transaction. */
@ApplicationScoped
class DayBook {

    private final Sessions sessions;
    private final SessionChanges changes;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;

    DayBook(Sessions sessions, SessionChanges changes, SessionNews news, CurrentUser user, Audit audit, Ids ids) {
        this.sessions = sessions;
        this.changes = changes;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
    }

    /** The account that does it. */
    UUID author() {
        return user.account().orElseThrow();
    }

    /** An entry of the author's. */
    Entering entering(UUID session, Instant at, Instant now, Optional<Entering.Correction> of) {
        return new Entering(ids.next(), session, at, now, author(), of);
    }

    /** It has gone over from one state to another. */
    void changed(Session session, SessionChange change) {
        passed(session, change);
        news.changed(session, SessionNews.STATE, change.at());
    }

    /** The same of a state in which it does not stay. */
    void passed(Session session, SessionChange change) {
        sessions.flush();
        changes.persist(change);
    }

    /**
     * Something was given, or is told otherwise than before.
     *
     * @param over dosing is, since a moment that nobody has heard of
     */
    void dosed(Session session, Instant at, boolean over) {
        sessions.flush();
        if (over) {
            news.dosed(session);
        }
        news.changed(session, ChartKind.DOSE.name(), at);
    }

    void discharged(Session session) {
        news.discharged(session);
    }

    void done(Deed deed) {
        audit.record(deed);
    }

    void done(String action, Session session) {
        done(SessionDeeds.of(action, session));
    }
}
