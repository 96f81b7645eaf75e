package org.stillpoint.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.security.Deed;

/** What the audit trail keeps of appointments: the visit and its patient, and for whom a rule was lifted. */
final class AppointmentDeeds {

    /** Others serve it, at the time that it had. */
    static final String REASSIGNED = "APPOINTMENT_REASSIGNED";

    private static final String KIND = "Appointment";

    private AppointmentDeeds() {}

    static Deed of(String action, Appointment appointment) {
        return Deed.of(action, KIND, appointment.id()).about(appointment.patientId());
    }

    /** One more for a start rule that was lifted. */
    static Optional<Deed> lifted(Appointment appointment, Optional<String> reason) {
        return reason.map(words -> of("START_RULE_OVERRIDDEN", appointment).because(words));
    }

    static Deed listed(Collection<Appointment> appointments) {
        return Deed.of("APPOINTMENTS_LISTED", KIND)
                .about(patients(appointments))
                .showing(appointments.size());
    }

    static List<UUID> patients(Collection<Appointment> appointments) {
        return appointments.stream().map(Appointment::patientId).distinct().toList();
    }
}
