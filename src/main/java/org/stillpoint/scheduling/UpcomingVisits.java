package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.BookedVisit;
import org.stillpoint.patient.BookedVisits;

/** Tells the patient's record which visits rely on it. */
@ApplicationScoped
class UpcomingVisits implements BookedVisits {

    private final Appointments appointments;
    private final Clinic clinic;
    private final Clock clock;

    UpcomingVisits(Appointments appointments, Clinic clinic, Clock clock) {
        this.appointments = appointments;
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public List<BookedVisit> upcomingOf(UUID patient) {
        return visits(appointments.bookedFor(patient, clock.instant()));
    }

    @Override
    public List<BookedVisit> upcomingAt(Site site) {
        return visits(appointments.bookedAt(site.id(), clock.instant()));
    }

    @Override
    public boolean isOf(UUID appointment, UUID patient) {
        return appointments
                .findByIdOptional(appointment)
                .filter(found -> found.patientId().equals(patient))
                .isPresent();
    }

    private List<BookedVisit> visits(List<Appointment> booked) {
        return booked.stream().map(this::visit).toList();
    }

    private BookedVisit visit(Appointment appointment) {
        var plan = clinic.plan(known -> AppointmentViews.knows(known, appointment));
        return new BookedVisit(
                appointment.id(),
                appointment.reference(),
                appointment.patientId(),
                plan.service(appointment.serviceId()).orElseThrow(),
                plan.site(appointment.siteId()).orElseThrow(),
                appointment.start());
    }
}
