package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Service;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;

/** Finds the visit that a search is to move: what it has is free for it, and what else its patient has is not. */
@ApplicationScoped
class MovableVisits {

    private static final String PARAMETER = "appointment";

    private final Appointments appointments;
    private final OwnVisits own;
    private final CurrentUser user;
    private final Audit audit;

    MovableVisits(Appointments appointments, OwnVisits own, CurrentUser user, Audit audit) {
        this.appointments = appointments;
        this.own = own;
        this.user = user;
        this.audit = audit;
    }

    /** The one that is asked for (may be null), else the own one of whoever has a key to it. */
    Optional<Appointment> visit(Service service, UUID asked) {
        var visit = asked == null ? own(service) : Optional.of(asked(service, asked));
        visit.ifPresent(found -> audit.record(AppointmentDeeds.of("APPOINTMENT_MOVES_SOUGHT", found)));
        return visit;
    }

    /** Whose own calendar is looked at too: that of the moving visit's patient, else of the one that staff ask for (may be null). */
    Optional<UUID> person(Optional<Appointment> moving, UUID asked) {
        if (moving.isPresent() || asked == null) {
            return moving.map(Appointment::patientId);
        }
        audit.record(Deed.of("PATIENT_SLOTS_SOUGHT", "Patient", asked).about(asked));
        return Optional.of(asked);
    }

    private Optional<Appointment> own(Service service) {
        return own.find(null).filter(found -> isMovable(found, service));
    }

    private Appointment asked(Service service, UUID id) {
        boolean staff = user.mayReadCalendar();
        if (!staff && user.keySubject(KeyKind.PATIENT).isEmpty()) {
            throw InvalidRequest.parameter(PARAMETER, "can be asked for by staff only, or with the patient's key");
        }
        return (staff ? appointments.findByIdOptional(id) : own.find(id))
                .filter(found -> isMovable(found, service))
                .orElseThrow(() -> InvalidRequest.parameter(
                        PARAMETER, "there is no such appointment of this service that could be moved"));
    }

    private static boolean isMovable(Appointment appointment, Service service) {
        return appointment.serviceId().equals(service.id()) && appointment.status() == AppointmentStatus.BOOKED;
    }
}
