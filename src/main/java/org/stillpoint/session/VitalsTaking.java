package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.security.Audit;

/** Keeps vital signs, which are what is written most often on a day: one look and one write, with its audit row. */
@ApplicationScoped
@Transactional
class VitalsTaking {

    private static final String INSERT = """
            insert into vitals_entry (id, session_id, at, recorded_at, recorded_by, withdrawn,
                                      systolic, diastolic, pulse, oxygen_saturation, respiratory_rate)
            values (?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?)
            """;

    private final ChartFrames frames;
    private final Charting charting;
    private final Readiness readiness;
    private final OwedForms forms;
    private final Database database;
    private final Event<SessionChanged> changed;
    private final Audit audit;
    private final DayBook book;
    private final Clock clock;

    VitalsTaking(
            ChartFrames frames,
            Charting charting,
            Readiness readiness,
            OwedForms forms,
            Database database,
            Event<SessionChanged> changed,
            Audit audit,
            DayBook book,
            Clock clock) {
        this.frames = frames;
        this.charting = charting;
        this.readiness = readiness;
        this.forms = forms;
        this.database = database;
        this.changed = changed;
        this.audit = audit;
        this.book = book;
        this.clock = clock;
    }

    VitalsView take(UUID session, RecordVitals request) {
        var errors = new InvalidRequest.Collector();
        request.signs().check(errors);
        errors.refuse();
        var frame = frames.of(session);
        var now = clock.instant();
        var entering = book.entering(session, frame.moment(ChartKind.VITALS, request.at(), now), now, Optional.empty());
        var entry = new VitalsEntry(entering, request.signs());
        var writes = new RoundTrip();
        writes.update(
                INSERT,
                count -> {},
                entering.id(),
                session,
                entering.at(),
                now,
                entering.by(),
                request.systolic(),
                request.diastolic(),
                request.pulse(),
                request.oxygenSaturation(),
                request.respiratoryRate());
        audit.record(ChartKind.VITALS.recorded(entry, frame), writes);
        changed.fire(frame.changed(ChartKind.VITALS.name(), entry.at()));
        database.send(writes);
        look(frame);
        forms.afterEntry(frame);
        return VitalsView.of(entry, frame);
    }

    VitalsView correct(UUID session, UUID entry, CorrectVitals request) {
        Charting.check(request, request.signs()::check);
        var right = charting.correct(
                ChartKind.VITALS,
                VitalsEntry.class,
                session,
                entry,
                request,
                (entering, wrong) -> new VitalsEntry(entering, request.signs()));
        look(right.frame());
        forms.afterEntry(right.frame());
        return VitalsView.of(right.entry(), right.frame());
    }

    /** Somebody who was ready may not be any more. */
    private void look(ChartFrame frame) {
        if (frame.ready()) {
            readiness.look(frame.session());
        }
    }
}
