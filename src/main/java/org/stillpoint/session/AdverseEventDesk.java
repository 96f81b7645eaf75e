package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.CrisisCall;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.patient.CrisisOrigin;

/** Keeps adverse events; of a serious one everybody is told, and for one that tells of danger the patient is flagged. */
@ApplicationScoped
@Transactional
class AdverseEventDesk {

    private final Charting charting;
    private final ChartEntries entries;
    private final Alerts alerts;
    private final OwedForms forms;
    private final ChartFrames frames;
    private final CrisisFlags flags;
    private final Clock clock;

    AdverseEventDesk(
            Charting charting,
            ChartEntries entries,
            Alerts alerts,
            OwedForms forms,
            ChartFrames frames,
            CrisisFlags flags,
            Clock clock) {
        this.charting = charting;
        this.entries = entries;
        this.alerts = alerts;
        this.forms = forms;
        this.frames = frames;
        this.flags = flags;
        this.clock = clock;
    }

    AdverseEventView record(UUID session, RecordAdverseEvent request) {
        hear(session, Optional.of(request.code()));
        return told(charting.add(
                ChartKind.ADVERSE_EVENT,
                session,
                request.onset(),
                entering -> new AdverseEvent(entering, Optional.of(request.found()))));
    }

    AdverseEventView correct(UUID session, UUID entry, CorrectAdverseEvent request) {
        Charting.check(request, request::checkValues);
        // The wrong one may have said less. What it said already was heard then, and may have been seen to since.
        if (entries.code(session, entry).filter(AdverseEventCode::tellsOfDanger).isEmpty()) {
            hear(session, request.found().map(EventFindings::code));
        }
        return told(charting.correct(
                ChartKind.ADVERSE_EVENT,
                AdverseEvent.class,
                session,
                entry,
                request,
                (entering, wrong) -> new AdverseEvent(entering, request.found())));
    }

    /** One flag for a session, before anything is locked there: whoever books or treats the patient locks in that order too. */
    private void hear(UUID session, Optional<AdverseEventCode> code) {
        code.filter(AdverseEventCode::tellsOfDanger)
                .map(danger -> frames.of(session))
                .ifPresent(frame -> {
                    var near = new CrisisCall(
                            Optional.empty(), Optional.of(frame.site().id()));
                    flags.raise(frame.patient(), CrisisOrigin.ADVERSE_EVENT, session, clock.instant(), near);
                });
    }

    private AdverseEventView told(Charted<AdverseEvent> kept) {
        var event = kept.entry();
        if (event.isSerious()) {
            alerts.raise(
                    kept.frame(), AlertKind.SERIOUS_ADVERSE_EVENT, event.id().toString(), event.at());
        }
        forms.follow(event.sessionId());
        return AdverseEventView.of(event, kept.frame());
    }
}
