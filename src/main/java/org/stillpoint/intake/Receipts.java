package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.stillpoint.platform.Database;

/** Tells the sender of a request, in their language, where it stands, what happens next and who helps in a crisis. */
@ApplicationScoped
class Receipts {

    /** So long after its end a visit that nobody has recorded has fallen through: {@code unrecordedAfterHours} of the follow-ups. */
    private static final Duration UNRECORDED_AFTER = Duration.ofHours(12);

    /**
     * Neither does it take place, nor anything that was booked since. Where an arrival was forgotten, what a clinician has found
     * since tells of it.
     */
    private static final String LOST = """
            select 1 from appointment_request request join appointment first on first.id = request.appointment_id
             where request.id = ?
               and not exists (
                   select from appointment a
                    where a.patient_id = first.patient_id and a.booked_at >= first.booked_at
                      and (a.status = 'ARRIVED' or a.status = 'BOOKED' and (
                          a.end_at > ?
                          or exists (select from evaluation e where e.patient_id = a.patient_id
                                      and (e.appointment_id = a.id or e.done_at >= a.start_at))
                          or exists (select from clearance c where c.patient_id = a.patient_id and c.recorded_at >= a.start_at)
                          or exists (select from consent c where c.patient_id = a.patient_id and c.signed_at >= a.start_at
                                      and c.kind in ('TREATMENT', 'OFF_LABEL') and c.recorded_by is not null))))""";

    private final IntakeConfig config;
    private final Database database;
    private final Clock clock;

    Receipts(IntakeConfig config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    /** {@code key} is null but for the one time that it is shown. */
    RequestReceipt of(AppointmentRequest request, String key) {
        var status = status(request);
        return new RequestReceipt(
                config.crisisResources(request.origin().language()),
                request.id(),
                request.origin().reference(),
                key,
                status,
                config.statusText(request.origin().language(), status),
                config.nextSteps(request.origin().language(), request.isInCrisis()),
                null,
                request.version());
    }

    /** Refuses with {@link RequestNotOpen}, by what the sender is told. */
    void insistOpen(AppointmentRequest request) {
        status(request).insistOpen();
    }

    /** Once what was arranged falls through, somebody is to contact the person again, until another visit is arranged by anybody. */
    private RequestStatus status(AppointmentRequest request) {
        var status = request.statusToSender();
        boolean arranged =
                request.patientId().isPresent() && (status.isOpen() || status == RequestStatus.ASSESSMENT_SCHEDULED);
        if (!arranged) {
            return status;
        }
        if (!hasLostVisit(request)) {
            return RequestStatus.ASSESSMENT_SCHEDULED;
        }
        return status.isOpen() ? status : RequestStatus.RECEIVED;
    }

    private boolean hasLostVisit(AppointmentRequest request) {
        return database.first(LOST, row -> true, request.id(), clock.instant().minus(UNRECORDED_AFTER))
                .isPresent();
    }
}
