package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.platform.InvalidRequest;

/**
 * Patients leave, often before anybody has a hand free to say so; what they do not need any more of the calendar is given back once it
 * is said.
 */
@ApplicationScoped
@Transactional
class Leaving {

    private static final String AT = "/at";

    private final SessionFiles files;
    private final SessionLeavings leavings;
    private final ChartEntries entries;
    private final SessionViews views;
    private final OverdueVitals overdue;
    private final DayBook book;
    private final Clock clock;

    Leaving(
            SessionFiles files,
            SessionLeavings leavings,
            ChartEntries entries,
            SessionViews views,
            OverdueVitals overdue,
            DayBook book,
            Clock clock) {
        this.files = files;
        this.leavings = leavings;
        this.entries = entries;
        this.views = views;
        this.overdue = overdue;
        this.book = book;
        this.clock = clock;
    }

    /** Nothing is given today. */
    SessionView withoutDose(UUID id, long version, EndWithoutDose request) {
        var now = clock.instant();
        var file = files.of(id, version);
        var session = file.session();
        var by = book.author();
        var change = session.endWithoutDose(request.words(), moment(file, request.at(), now), by, now);
        keep(session, change, SessionLeaving.withoutDose(session, request.reason(), by, now));
        return left("SESSION_ENDED_WITHOUT_DOSE", session);
    }

    /** To other care, at any moment and whatever is missing for a discharge. What is being given then is over. */
    SessionView transfer(UUID id, long version, TransferSession request) {
        var now = clock.instant();
        var file = files.of(id, version);
        var session = file.session();
        session.insistOnOpen();
        var at = moment(file, request.at(), now);
        var by = book.author();
        boolean dosing = session.state() == SessionState.DOSING;
        if (dosing) {
            endDosing(session, at, by, now);
        }
        var change = session.transfer(request.words(), at, by, now);
        keep(session, change, SessionLeaving.transferred(session, request.to(), by, now));
        if (dosing) {
            book.dosed(session, at, true);
        }
        return left("SESSION_TRANSFERRED", session);
    }

    private void endDosing(Session session, Instant at, UUID by, Instant now) {
        var change = session.dosingEnded(at, by, now);
        entries.holding(Dose.class, session.id()).stream().filter(Dose::isOpen).forEach(dose -> {
            dose.end(at);
            book.done(ChartKind.DOSE.ended(dose, session));
        });
        book.passed(session, change);
    }

    /** When the patient left, where it is told: nobody can have looked at them afterwards. */
    Instant moment(SessionFile file, OffsetDateTime told, Instant now) {
        var at = file.moment(told, AT, now);
        if (told == null) {
            return at;
        }
        var session = file.session();
        var seen = Stream.concat(moments(session, VitalsEntry.class), moments(session, ObservationEntry.class))
                .toList();
        var given = Stream.concat(moments(session, Dose.class), session.dosingEndedAt().stream());
        var left = afterWhatIsWithin(at, Stream.concat(seen.stream(), given));
        new InvalidRequest.Collector()
                .check(
                        seen.stream().noneMatch(left::isBefore),
                        AT,
                        "must not be before vital signs or observations that are recorded")
                .refuse();
        return left;
    }

    private Stream<Instant> moments(Session session, Class<? extends ChartEntry> type) {
        return entries.holding(type, session.id()).stream().map(ChartEntry::at);
    }

    /** A whole minute, or second, that is told is not before what was recorded within it: the patient left after that. */
    private static Instant afterWhatIsWithin(Instant told, Stream<Instant> recorded) {
        return recorded.max(Instant::compareTo)
                .filter(told::isBefore)
                .filter(last -> Stream.of(ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                        .anyMatch(unit -> last.truncatedTo(unit).equals(told)))
                .orElse(told);
    }

    void keep(Session session, SessionChange change, SessionLeaving how) {
        leavings.persist(how);
        book.changed(session, change);
    }

    SessionView left(String deed, Session session) {
        book.done(deed, session);
        var file = files.of(session);
        overdue.follow(file);
        return views.whole(file);
    }
}
