package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.stillpoint.platform.Database;

/** Tells the sender of a request, in their language, where it stands, what happens next and who helps in a crisis. */
@ApplicationScoped
class Receipts {

    /** It does not take place, and since it was booked nothing else was. */
    private static final String LOST = """
            select 1 from appointment_request request join appointment lost on lost.id = request.appointment_id
             where request.id = ? and lost.status in ('CANCELLED', 'NO_SHOW')
               and not exists (select from appointment other
                                where other.patient_id = lost.patient_id and other.booked_at >= lost.booked_at
                                  and other.status in ('BOOKED', 'ARRIVED'))""";

    private final IntakeConfig config;
    private final Database database;

    Receipts(IntakeConfig config, Database database) {
        this.config = config;
        this.database = database;
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
        return database.first(LOST, row -> true, request.id()).isPresent();
    }
}
