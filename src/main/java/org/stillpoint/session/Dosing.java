package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Deed;

/**
 * Records what is given. Whoever does holds the session, so that of two who record the same one is told; the database keeps one dose at
 * a time, and each device once, whatever happens.
 */
@ApplicationScoped
@Transactional
class Dosing {

    private static final String KIND = "Dose";

    private final SessionFiles files;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final ChartEntries entries;
    private final DayGates gates;
    private final DoseReader reader;
    private final DoseJudge judge;
    private final OverdueVitals overdue;
    private final OwedForms forms;
    private final DayBook book;
    private final Clock clock;

    Dosing(
            SessionFiles files,
            Sessions sessions,
            SessionChanges changes,
            ChartEntries entries,
            DayGates gates,
            DoseReader reader,
            DoseJudge judge,
            OverdueVitals overdue,
            OwedForms forms,
            DayBook book,
            Clock clock) {
        this.files = files;
        this.sessions = sessions;
        this.changes = changes;
        this.entries = entries;
        this.gates = gates;
        this.reader = reader;
        this.judge = judge;
        this.overdue = overdue;
        this.forms = forms;
        this.book = book;
        this.clock = clock;
    }

    DoseView record(UUID id, long version, RecordDose request) {
        var file = files.of(id, version);
        var session = file.session();
        var now = clock.instant();
        var read = reader.read(file, request, now);
        insistOnReady(file, read.dose().start(), now);
        var others = entries.holding(Dose.class, id);
        insistOnNew(read.dose(), others);
        insistOnGates(file, read.dose(), others);
        judge.insist(file, read, others, session.state() == SessionState.OBSERVATION);
        others.stream()
                .filter(Dose::isOpen)
                .forEach(before -> before.end(read.dose().start()));
        entries.flush();
        var dose = new Dose(book.entering(id, read.dose().start(), now, Optional.empty()), read.dose());
        entries.persist(dose);
        begin(session, dose.at(), now);
        dose.endedAt().ifPresent(end -> end(session, end, now));
        finish(session, dose);
        overdue.follow(file);
        forms.follow(file);
        book.done(Deed.of("SESSION_DOSE_RECORDED", KIND, dose.id())
                .about(session.patientId())
                .because(read.dose().beyondBand().orElse(null)));
        return reader.view(dose, file);
    }

    /**
     * Whoever was ready when it was given is as good as ready, whatever has become of the gates since: a blood pressure that rises is
     * what is expected of it. Of somebody who waits it is told all that is missing, not only that they wait.
     */
    private void insistOnReady(SessionFile file, Instant start, Instant now) {
        var session = file.session();
        if (session.state() == SessionState.ARRIVED) {
            changes.readySince(session.id(), start)
                    .ifPresentOrElse(
                            since -> book.passed(session, session.wasReady(since, book.author(), now)),
                            () -> insistOnGatesOfNow(file, now));
        }
        session.insistOn(SessionState.READY, SessionState.DOSING, SessionState.OBSERVATION);
    }

    private void insistOnGatesOfNow(SessionFile file, Instant now) {
        file.planned().insistOnItsDay(now);
        gates.insist(file, now);
    }

    /**
     * They stand before dosing: a device that follows at once goes on with it, and what was really given has to be on record whatever
     * the patient's blood pressure has done since. Whatever else follows, a late device too, begins dosing anew.
     */
    private void insistOnGates(SessionFile file, GivenDose dose, List<Dose> others) {
        insistOnDay(file, dose.start());
        boolean goesOn = ChartLimits.devices(dose.route())
                .filter(devices -> others.stream().anyMatch(other -> devices.goesOn(other.at(), dose.start())))
                .isPresent();
        if (!goesOn) {
            gates.insist(file, dose.start());
        }
    }

    /** Whoever has been given something stays for the time of the observation, over midnight too. */
    private static void insistOnDay(SessionFile file, Instant start) {
        var floor = Duration.ofMinutes(ObservationFloor.minutes(file.service(), file.protocol()));
        var session = file.session();
        boolean stays = session.dosingEndedAt()
                .or(session::dosingBeganAt)
                .filter(last -> start.isBefore(last.plus(floor)))
                .isPresent();
        if (!stays) {
            file.planned().insistOnItsDay(start);
        }
    }

    /** A device that nobody has ended ends when the next begins: it is used up at once. Everything else is ended by somebody. */
    private static void insistOnNew(GivenDose dose, List<Dose> others) {
        others.stream()
                .filter(other -> dose.device().isPresent() && other.device().equals(dose.device()))
                .findFirst()
                .ifPresent(same -> {
                    throw new DoseRecorded(same.id());
                });
        others.stream()
                .filter(other -> other.isOpen() && other.device().isEmpty())
                .findFirst()
                .ifPresent(open -> {
                    throw new DoseUnderWay(open.id());
                });
    }

    private void begin(Session session, Instant at, Instant now) {
        if (session.state() == SessionState.DOSING) {
            sessions.touch(session);
        } else {
            book.changed(session, session.dosingBegan(at, book.author(), now));
        }
    }

    private void end(Session session, Instant at, Instant now) {
        book.changed(session, session.dosingEnded(at, book.author(), now));
    }

    private void finish(Session session, Dose dose) {
        book.dosed(session, dose.endedAt().orElse(dose.at()), session.state() == SessionState.OBSERVATION);
    }

    DoseView end(UUID id, UUID dose, long version, EndDose request) {
        var file = files.of(id, version);
        var session = file.session();
        var now = clock.instant();
        var ending = entries.locked(Dose.class, id, dose);
        ending.end(file.moment(request.at(), "/at", now));
        entries.flush();
        if (session.state() == SessionState.DOSING) {
            end(session, ending.endedAt().orElseThrow(), now);
        } else {
            sessions.touch(session);
        }
        finish(session, ending);
        overdue.follow(file);
        book.done(ChartKind.DOSE.ended(ending, session));
        return reader.view(ending, file);
    }

    /** By their starts; wrong entries too. */
    Page<DoseView> list(UUID id, PageRequest page) {
        var file = files.of(id);
        var found = Page.of(entries.page(Dose.class, id, page), page.limit(), ChartEntries::cursor);
        book.done(Deed.of("SESSION_DOSE_LISTED", KIND)
                .about(file.session().patientId())
                .showing(found.items().size()));
        return found.map(dose -> reader.view(dose, file));
    }
}
