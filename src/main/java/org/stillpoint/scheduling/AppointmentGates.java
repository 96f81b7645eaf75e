package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GatesView;
import org.stillpoint.patient.PatientGates;

/** Shows where the gates of a booked visit stand, with what was lifted for it. */
@ApplicationScoped
class AppointmentGates {

    private final Appointments appointments;
    private final GateOverrides overrides;
    private final PatientGates gates;
    private final Clinic clinic;
    private final Clock clock;

    AppointmentGates(
            Appointments appointments, GateOverrides overrides, PatientGates gates, Clinic clinic, Clock clock) {
        this.appointments = appointments;
        this.overrides = overrides;
        this.gates = gates;
        this.clinic = clinic;
        this.clock = clock;
    }

    GatesView of(UUID id) {
        var appointment = appointments.get(id);
        var plan = clinic.plan(known -> AppointmentViews.knows(known, appointment));
        var service = plan.service(appointment.serviceId()).orElseThrow();
        var question = new GateQuestion(
                        appointment.patientId(),
                        service.route(),
                        plan.site(appointment.siteId()).orElseThrow(),
                        appointment.start(),
                        clock.instant())
                .asAppointment(id);
        return gates.show(question, service, overrides.standing(appointment));
    }
}
