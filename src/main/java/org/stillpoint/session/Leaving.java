package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** Patients leave; what they do not need any more of the calendar is given back with that. */
@ApplicationScoped
@Transactional
class Leaving {

    private final SessionFiles files;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final SessionLeavings leavings;
    private final ChartEntries entries;
    private final SessionViews views;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    Leaving(
            SessionFiles files,
            Sessions sessions,
            SessionChanges changes,
            SessionLeavings leavings,
            ChartEntries entries,
            SessionViews views,
            SessionNews news,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.sessions = sessions;
        this.changes = changes;
        this.leavings = leavings;
        this.entries = entries;
        this.views = views;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing is given today. */
    SessionView withoutDose(UUID id, long version, EndWithoutDose request) {
        var now = clock.instant();
        var session = files.of(id, version).session();
        var by = user.account().orElseThrow();
        var change = session.endWithoutDose(request.words(), now, by, now);
        keep(session, change, SessionLeaving.withoutDose(session, request.reason(), by, now));
        return left("SESSION_ENDED_WITHOUT_DOSE", session);
    }

    /** To other care, at any moment and whatever is missing for a discharge. What is being given then is over. */
    SessionView transfer(UUID id, long version, TransferSession request) {
        var now = clock.instant();
        var session = files.of(id, version).session();
        var by = user.account().orElseThrow();
        boolean dosing = session.state() == SessionState.DOSING;
        if (dosing) {
            endDosing(session, by, now);
        }
        var change = session.transfer(request.words(), now, by, now);
        keep(session, change, SessionLeaving.transferred(session, request.to(), by, now));
        if (dosing) {
            news.dosed(session);
        }
        return left("SESSION_TRANSFERRED", session);
    }

    private void endDosing(Session session, UUID by, Instant now) {
        entries.holding(Dose.class, session.id()).stream().filter(Dose::isOpen).forEach(dose -> {
            dose.end(now);
            audit.record(ChartKind.DOSE.ended(dose, session));
        });
        changes.persist(session.dosingEnded(now, by, now));
    }

    void keep(Session session, SessionChange change, SessionLeaving how) {
        changes.persist(change);
        leavings.persist(how);
        sessions.flush();
        news.changed(session, SessionNews.STATE, change.at());
    }

    SessionView left(String deed, Session session) {
        audit.record(SessionDeeds.of(deed, session));
        return views.whole(files.of(session));
    }
}
