package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Patients leave; what they do not need any more of the calendar is given back with that. */
@ApplicationScoped
@Transactional
class Leaving {

    private final SessionFiles files;
    private final SessionLeavings leavings;
    private final ChartEntries entries;
    private final SessionViews views;
    private final DayBook book;
    private final Clock clock;

    Leaving(
            SessionFiles files,
            SessionLeavings leavings,
            ChartEntries entries,
            SessionViews views,
            DayBook book,
            Clock clock) {
        this.files = files;
        this.leavings = leavings;
        this.entries = entries;
        this.views = views;
        this.book = book;
        this.clock = clock;
    }

    /** Nothing is given today. */
    SessionView withoutDose(UUID id, long version, EndWithoutDose request) {
        var now = clock.instant();
        var session = files.of(id, version).session();
        var by = book.author();
        var change = session.endWithoutDose(request.words(), now, by, now);
        keep(session, change, SessionLeaving.withoutDose(session, request.reason(), by, now));
        return left("SESSION_ENDED_WITHOUT_DOSE", session);
    }

    /** To other care, at any moment and whatever is missing for a discharge. What is being given then is over. */
    SessionView transfer(UUID id, long version, TransferSession request) {
        var now = clock.instant();
        var session = files.of(id, version).session();
        var by = book.author();
        boolean dosing = session.state() == SessionState.DOSING;
        if (dosing) {
            endDosing(session, by, now);
        }
        var change = session.transfer(request.words(), now, by, now);
        keep(session, change, SessionLeaving.transferred(session, request.to(), by, now));
        if (dosing) {
            book.dosed(session, now, true);
        }
        return left("SESSION_TRANSFERRED", session);
    }

    private void endDosing(Session session, UUID by, Instant now) {
        var change = session.dosingEnded(now, by, now);
        entries.holding(Dose.class, session.id()).stream().filter(Dose::isOpen).forEach(dose -> {
            dose.end(now);
            book.done(ChartKind.DOSE.ended(dose, session));
        });
        book.passed(session, change);
    }

    void keep(Session session, SessionChange change, SessionLeaving how) {
        leavings.persist(how);
        book.changed(session, change);
    }

    SessionView left(String deed, Session session) {
        book.done(deed, session);
        return views.whole(files.of(session));
    }
}
