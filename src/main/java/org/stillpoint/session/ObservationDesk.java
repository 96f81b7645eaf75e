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

    ObservationDesk(Charting charting) {
        this.charting = charting;
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
        return ObservationView.of(right.entry(), right.frame());
    }
}
