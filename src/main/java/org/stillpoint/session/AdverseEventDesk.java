package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Keeps adverse events; of a serious one everybody is told. */
@ApplicationScoped
@Transactional
class AdverseEventDesk {

    private final Charting charting;
    private final Alerts alerts;
    private final OwedForms forms;

    AdverseEventDesk(Charting charting, Alerts alerts, OwedForms forms) {
        this.charting = charting;
        this.alerts = alerts;
        this.forms = forms;
    }

    AdverseEventView record(UUID session, RecordAdverseEvent request) {
        return told(charting.add(
                ChartKind.ADVERSE_EVENT,
                session,
                request.onset(),
                entering -> new AdverseEvent(entering, Optional.of(request.found()))));
    }

    AdverseEventView correct(UUID session, UUID entry, CorrectAdverseEvent request) {
        Charting.check(request, request::checkValues);
        return told(charting.correct(
                ChartKind.ADVERSE_EVENT,
                AdverseEvent.class,
                session,
                entry,
                request,
                (entering, wrong) -> new AdverseEvent(entering, request.found())));
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
