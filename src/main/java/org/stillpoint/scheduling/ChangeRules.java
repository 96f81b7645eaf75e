package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.Patients;
import org.stillpoint.security.CurrentUser;

/** What somebody from outside may change: their own visits, so often, in time, and while nobody has to worry about them. */
@Singleton
class ChangeRules {

    private final OwnVisits own;
    private final Outsiders outsiders;
    private final Patients patients;
    private final Clinic clinic;
    private final CurrentUser user;

    ChangeRules(OwnVisits own, Outsiders outsiders, Patients patients, Clinic clinic, CurrentUser user) {
        this.own = own;
        this.outsiders = outsiders;
        this.patients = patients;
        this.clinic = clinic;
        this.user = user;
    }

    /** The caller's own, or any for staff; somebody else's does not exist. */
    void insistOnOwn(UUID id) {
        if (!user.mayWriteCalendar()) {
            own.insistOn(id);
        }
    }

    void charge() {
        if (!user.mayWriteCalendar()) {
            outsiders.chargeChange();
        }
    }

    /** Whoever may be in danger is called, and finds no other time alone. */
    void insistOnNobodyInDanger(Appointment appointment) {
        if (!user.mayWriteCalendar()) {
            outsiders.insistOnSafe(patients.get(appointment.patientId()));
        }
    }

    void insistOnNotice(Appointment appointment, Instant now) {
        if (!user.mayWriteCalendar() && isLate(appointment, now)) {
            throw new NoticeTooShort(clinic.plan().settings().cancelNoticeHours());
        }
    }

    /** Within the notice that the clinic asks for, whoever changes it. */
    boolean isLate(Appointment appointment, Instant now) {
        var notice = Duration.ofHours(clinic.plan().settings().cancelNoticeHours());
        return now.plus(notice).isAfter(appointment.start());
    }
}
