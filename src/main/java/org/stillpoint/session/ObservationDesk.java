package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.stillpoint.platform.InvalidRequest;

/** Keeps how patients seem. */
@ApplicationScoped
@Transactional
class ObservationDesk {

    private final Charting charting;
    private final OwedForms forms;

    ObservationDesk(Charting charting, OwedForms forms) {
        this.charting = charting;
        this.forms = forms;
    }

    ObservationView record(UUID session, RecordObservation request) {
        var errors = new InvalidRequest.Collector();
        request.seen().check(errors);
        errors.refuse();
        var kept = charting.add(
                ChartKind.OBSERVATION,
                session,
                request.at(),
                entering -> new ObservationEntry(entering, request.seen()));
        forms.afterEntry(kept.frame());
        return ObservationView.of(kept.entry(), kept.frame());
    }

    ObservationView correct(UUID session, UUID entry, CorrectObservation request) {
        Charting.check(request, request.seen()::check);
        var right = charting.correct(
                ChartKind.OBSERVATION,
                ObservationEntry.class,
                session,
                entry,
                request,
                (entering, wrong) -> new ObservationEntry(entering, request.seen()));
        forms.afterEntry(right.frame());
        return ObservationView.of(right.entry(), right.frame());
    }
}
