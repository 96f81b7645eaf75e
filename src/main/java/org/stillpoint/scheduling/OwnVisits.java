package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.PatientKeysRevoked;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** The visits that are the caller's own: that to which they have a key, or with a patient's key all of that patient. */
@ApplicationScoped
class OwnVisits {

    private final Appointments appointments;
    private final CurrentUser user;
    private final PersonalKeys keys;
    private final Patients patients;
    private final Database database;

    OwnVisits(Appointments appointments, CurrentUser user, PersonalKeys keys, Patients patients, Database database) {
        this.appointments = appointments;
        this.user = user;
        this.keys = keys;
        this.patients = patients;
        this.database = database;
    }

    /** Refuses with {@link NotFound} what is somebody else's: for them it does not exist. */
    void insistOn(UUID id) {
        if (user.keySubject(KeyKind.APPOINTMENT).filter(id::equals).isEmpty()
                && ofPatient(id).isEmpty()) {
            throw new NotFound();
        }
    }

    /** Whose visits are listed: of staff the one that is asked for, if any; with a patient's key never another's. */
    Optional<UUID> patient(AppointmentFilter filter) {
        var asked = filter.patient;
        if (user.mayReadCalendar()) {
            return Optional.ofNullable(asked);
        }
        if (filter.displaced != null) {
            throw InvalidRequest.parameter("displaced", "is for staff");
        }
        var mine = user.keySubject(KeyKind.PATIENT).orElseThrow(NotFound::new);
        if (asked != null && !asked.equals(mine)) {
            patients.insistNotMergedInto(mine, asked);
            throw new NotFound();
        }
        return Optional.of(mine);
    }

    /**
     * The one to which the caller has a key, also where none is asked for ({@code asked} is null); a patient who has several says
     * which.
     */
    Optional<Appointment> find(UUID asked) {
        return user.keySubject(KeyKind.APPOINTMENT)
                .filter(own -> asked == null || asked.equals(own))
                .flatMap(appointments::findByIdOptional)
                .or(() -> Optional.ofNullable(asked).flatMap(this::ofPatient));
    }

    private Optional<Appointment> ofPatient(UUID id) {
        return user.keySubject(KeyKind.PATIENT)
                .flatMap(patient -> appointments.findByIdOptional(id).filter(found -> found.patientId()
                        .equals(patient)));
    }

    /** Whoever takes back what a patient lost means the keys to single visits too. */
    void end(@Observes PatientKeysRevoked revoked) {
        var ids = database.list(
                "select id from appointment where patient_id = ?",
                row -> row.getObject(1, UUID.class),
                revoked.patient());
        keys.revoke(KeyKind.APPOINTMENT, ids.toArray(UUID[]::new));
    }
}
