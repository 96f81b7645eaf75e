package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.InvalidRequest;

/** Puts right what was recorded of a dose, and with it when dosing began and ended. */
@ApplicationScoped
@Transactional
class DoseCorrections {

    private final SessionFiles files;
    private final Sessions sessions;
    private final ChartFrames frames;
    private final ChartEntries entries;
    private final DoseReader reader;
    private final DoseJudge judge;
    private final OwedForms forms;
    private final OverdueVitals overdue;
    private final DayBook book;
    private final Clock clock;

    DoseCorrections(
            SessionFiles files,
            Sessions sessions,
            ChartFrames frames,
            ChartEntries entries,
            DoseReader reader,
            DoseJudge judge,
            OwedForms forms,
            OverdueVitals overdue,
            DayBook book,
            Clock clock) {
        this.files = files;
        this.sessions = sessions;
        this.frames = frames;
        this.entries = entries;
        this.reader = reader;
        this.judge = judge;
        this.forms = forms;
        this.overdue = overdue;
        this.book = book;
        this.clock = clock;
    }

    DoseView correct(UUID id, UUID dose, long version, CorrectDose request) {
        var errors = new InvalidRequest.Collector();
        request.check(errors);
        errors.refuse();
        var file = files.of(id, version);
        var now = clock.instant();
        var wrong = entries.locked(Dose.class, id, dose);
        var others = entries.holding(Dose.class, id).stream()
                .filter(other -> other != wrong)
                .toList();
        var told = told(file, wrong, others, request, now);
        var right = new Dose(entering(wrong, request, now), told.dose());
        if (told.keepsWord()) {
            right.keepWordOn(wrong);
        }
        wrong.correctedBy(right.id());
        entries.flush();
        entries.persist(right);
        boolean over = follow(file, entries.holding(Dose.class, id), now);
        sessions.touch(file.session());
        book.dosed(file.session(), right.at(), over);
        forms.follow(file);
        overdue.follow(file);
        book.done(ChartKind.DOSE.corrected(wrong, frames.of(id), request.reason()));
        return reader.view(right, file);
    }

    /** What was given, and whether what a prescriber has let go of the wrong entry is about it too. */
    private record Told(GivenDose dose, boolean keepsWord) {}

    private Told told(SessionFile file, Dose wrong, List<Dose> others, CorrectDose request, Instant now) {
        if (request.withdraws()) {
            return new Told(GivenDose.of(wrong), true);
        }
        var read = reader.read(file, request.over(reader.told(wrong, file)), now);
        judge.insist(file, read, others, wrong);
        return new Told(read.dose(), judge.isStillLetGo(file, read, others, wrong));
    }

    private Entering entering(Dose wrong, CorrectDose request, Instant now) {
        var at = request.start() == null ? wrong.at() : request.start().toInstant();
        return book.entering(
                wrong.sessionId(),
                at,
                now,
                Optional.of(new Entering.Correction(wrong.id(), request.reason(), request.withdraws())));
    }

    /** The day's own times are those of the doses that hold. Answers whether dosing ended at another moment than was known. */
    private boolean follow(SessionFile file, List<Dose> holding, Instant now) {
        var session = file.session();
        if (holding.isEmpty()) {
            book.changed(session, session.nothingWasGiven(book.author(), now));
            return false;
        }
        var began =
                holding.stream().map(Dose::at).min(Comparator.naturalOrder()).orElseThrow();
        var ended = holding.stream().anyMatch(Dose::isOpen)
                ? null
                : holding.stream()
                        .map(dose -> dose.endedAt().orElseThrow())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        boolean same = session.dosingBeganAt().equals(Optional.of(began))
                && session.dosingEndedAt().equals(Optional.ofNullable(ended));
        if (!same) {
            correct(file, began, ended, now);
        }
        return !same && ended != null;
    }

    private void correct(SessionFile file, Instant began, Instant ended, Instant now) {
        var session = file.session();
        if (!session.dosingBeganAt().equals(Optional.of(began))) {
            file.planned().insistOnItsDay(began);
        }
        if (ended != null && session.state() == SessionState.DOSING) {
            session.correctDosing(began, null);
            book.changed(session, session.dosingEnded(ended, book.author(), now));
        } else {
            session.correctDosing(began, ended);
        }
    }
}
