package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.BookedVisit;
import org.stillpoint.patient.BookedVisits;
import org.stillpoint.patient.LiftedGate;

/** Tells the patient's record which visits rely on it. */
@ApplicationScoped
class UpcomingVisits implements BookedVisits {

    private final Appointments appointments;
    private final GateOverrides overrides;
    private final Clinic clinic;
    private final Clock clock;

    UpcomingVisits(Appointments appointments, GateOverrides overrides, Clinic clinic, Clock clock) {
        this.appointments = appointments;
        this.overrides = overrides;
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

    @Override
    public boolean isAttendedAssessment(UUID appointment, UUID patient) {
        return appointments
                .findByIdOptional(appointment)
                .filter(found -> found.patientId().equals(patient))
                .filter(found -> found.status() == AppointmentStatus.ARRIVED)
                .filter(found -> clinic.plan(known -> AppointmentViews.knows(known, found))
                                .service(found.serviceId())
                                .orElseThrow()
                                .route()
                        == Route.NONE)
                .isPresent();
    }

    private List<BookedVisit> visits(List<Appointment> booked) {
        var lifted = overrides.standing(booked);
        return booked.stream()
                .map(appointment -> visit(appointment, lifted.getOrDefault(appointment.id(), Set.of())))
                .toList();
    }

    private BookedVisit visit(Appointment appointment, Set<LiftedGate> lifted) {
        var plan = clinic.plan(known -> AppointmentViews.knows(known, appointment));
        return new BookedVisit(
                appointment.id(),
                appointment.reference(),
                appointment.patientId(),
                plan.service(appointment.serviceId()).orElseThrow(),
                plan.site(appointment.siteId()).orElseThrow(),
                appointment.start(),
                lifted);
    }
}
