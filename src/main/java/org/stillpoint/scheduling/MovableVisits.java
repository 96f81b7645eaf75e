package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Service;
import org.stillpoint.patient.Patients;
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
    private final Patients patients;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    MovableVisits(
            Appointments appointments, OwnVisits own, Patients patients, CurrentUser user, Audit audit, Clock clock) {
        this.appointments = appointments;
        this.own = own;
        this.patients = patients;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** To be moved to some other start: the one that is asked for (may be null), else the own one of whoever has a key to it. */
    Optional<Appointment> visit(Service service, UUID asked) {
        return visit(service, asked, found -> OwnTime.isMovable(found, false));
    }

    /** To be moved there, or to be served by others there. */
    Optional<Appointment> visit(VisitAt there, UUID asked) {
        var now = clock.instant();
        return visit(there.service(), asked, found -> OwnTime.isMovable(found, OwnTime.isKept(found, there, now)));
    }

    private Optional<Appointment> visit(Service service, UUID asked, Predicate<Appointment> isMovable) {
        Predicate<Appointment> fits = found -> found.serviceId().equals(service.id()) && isMovable.test(found);
        var visit = asked == null ? own.find(null).filter(fits) : Optional.of(asked(asked, fits));
        visit.ifPresent(found -> audit.record(AppointmentDeeds.of("APPOINTMENT_MOVES_SOUGHT", found)));
        return visit;
    }

    /** Whose own calendar is looked at too: that of the moving visit's patient, else of the one that staff ask for (may be null). */
    Optional<UUID> person(Optional<Appointment> moving, UUID asked) {
        if (moving.isPresent() || asked == null) {
            return moving.map(Appointment::patientId);
        }
        patients.insistOn(asked, "patient");
        audit.record(Deed.of("PATIENT_SLOTS_SOUGHT", "Patient", asked).about(asked));
        return Optional.of(asked);
    }

    private Appointment asked(UUID id, Predicate<Appointment> fits) {
        boolean staff = user.mayReadCalendar();
        if (!staff && !hasKeyToVisits()) {
            throw InvalidRequest.parameter(
                    PARAMETER, "can be asked for by staff only, or with its own key or the patient's");
        }
        return (staff ? appointments.findByIdOptional(id) : own.find(id))
                .filter(fits)
                .orElseThrow(() -> InvalidRequest.parameter(
                        PARAMETER, "there is no such appointment of this service that could be moved"));
    }

    private boolean hasKeyToVisits() {
        return Stream.of(KeyKind.APPOINTMENT, KeyKind.PATIENT)
                .anyMatch(kind -> user.keySubject(kind).isPresent());
    }
}
