package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;

/**
 * An appointment as other features reason about it.
 *
 * @param end when the patient can leave
 * @param actors who serves it; where it is displaced, whoever was taken away is still among them, and marked
 * @param displaced an actor was taken away from it, so that it has to be moved
 * @param version to be given back with a move
 */
public record VisitFact(
        UUID id,
        String reference,
        UUID patient,
        Service service,
        Site site,
        Instant start,
        Instant end,
        AppointmentStatus status,
        List<PlannedActor> actors,
        boolean displaced,
        long version) {

    static VisitFact of(Appointment appointment, ClinicPlan plan) {
        return new VisitFact(
                appointment.id(),
                appointment.reference(),
                appointment.patientId(),
                plan.service(appointment.serviceId()).orElseThrow(),
                plan.site(appointment.siteId()).orElseThrow(),
                appointment.start(),
                appointment.end(),
                appointment.status(),
                appointment.actors(),
                appointment.displacedAt().isPresent(),
                appointment.version());
    }

    /** Whether it takes place, as far as anybody knows, or has. */
    public boolean counts() {
        return status == AppointmentStatus.BOOKED || status == AppointmentStatus.ARRIVED;
    }
}
