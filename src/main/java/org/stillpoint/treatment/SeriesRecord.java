package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Keeps what happens to a series: in its history and in the audit trail, and tells others. Call it last in a transaction. */
@ApplicationScoped
class SeriesRecord {

    private final SeriesEvents events;
    private final CurrentUser user;
    private final Audit audit;
    private final Event<SeriesChanged> changed;
    private final Ids ids;
    private final Clock clock;

    SeriesRecord(
            SeriesEvents events, CurrentUser user, Audit audit, Event<SeriesChanged> changed, Ids ids, Clock clock) {
        this.events = events;
        this.user = user;
        this.audit = audit;
        this.changed = changed;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@code reason} may be null. Writes what the transaction has changed so far: versions in answers are those after it. */
    SeriesEvent keep(TreatmentSeries series, SeriesEventKind kind, EventDetail detail, String reason) {
        var now = clock.instant();
        var event = add(series, kind, detail, reason, now);
        changed.fire(new SeriesChanged(series.id(), series.patientId(), now));
        audit.record(deed("SERIES_" + kind.name(), series).because(reason));
        return event;
    }

    private SeriesEvent add(
            TreatmentSeries series, SeriesEventKind kind, EventDetail detail, String reason, Instant now) {
        var by = user.account().orElseThrow();
        var event = new SeriesEvent(ids.next(), series.id(), kind, detail, reason, by, now);
        events.persistAndFlush(event);
        return event;
    }

    static Deed deed(String action, TreatmentSeries series) {
        return Deed.of(action, "TreatmentSeries", series.id()).about(series.patientId());
    }
}
