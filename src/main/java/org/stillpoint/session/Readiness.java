package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.stillpoint.patient.GatesNotMet;

/** Lets a session be ready for a dose once every gate holds, and takes that back as soon as one does not. */
@ApplicationScoped
@Transactional
class Readiness {

    private final Sessions sessions;
    private final SessionFiles files;
    private final SessionViews views;
    private final DayGates gates;
    private final DayBook book;
    private final Clock clock;

    Readiness(Sessions sessions, SessionFiles files, SessionViews views, DayGates gates, DayBook book, Clock clock) {
        this.sessions = sessions;
        this.files = files;
        this.views = views;
        this.gates = gates;
        this.book = book;
        this.clock = clock;
    }

    /** Refuses with {@link GatesNotMet}, which lists all that is missing; on another day than the visit's with that. */
    SessionView become(UUID id, long version) {
        var file = files.of(id, version);
        var session = file.session();
        session.insistOn(SessionState.ARRIVED);
        var now = clock.instant();
        file.planned().insistOnItsDay(now);
        var checklist = gates.of(file, now);
        checklist.insist();
        book.changed(session, session.becomeReady(checklist.until().orElse(null), book.author(), now));
        book.done("SESSION_READY", session);
        return views.whole(file);
    }

    /** Those that are shown as ready. */
    List<UUID> ready() {
        return sessions.ready();
    }

    /** Looks again whether a session that is ready still is: whoever writes at it what a gate rests on asks for it. */
    void look(UUID id) {
        var session = sessions.get(id);
        if (session.state() != SessionState.READY) {
            return;
        }
        sessions.reread(session);
        if (session.state() != SessionState.READY) {
            return;
        }
        var now = clock.instant();
        var checklist = gates.of(files.of(session), now);
        if (checklist.holds()) {
            session.readyUntil(checklist.until().orElse(null));
        } else {
            book.changed(session, session.unready(null, now));
        }
    }
}
