package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Misfit;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanGuard;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;

/** Speaks up for the appointments that a change of the clinic's plan would leave without a place. */
@ApplicationScoped
class StrandedAppointments implements PlanGuard {

    private final Availability availability;
    private final Appointments appointments;
    private final Holds holds;
    private final Clock clock;

    StrandedAppointments(Availability availability, Appointments appointments, Holds holds, Clock clock) {
        this.availability = availability;
        this.appointments = appointments;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public List<Stranded> strandedBy(ClinicPlan proposed) {
        Map<UUID, Stranded> stranded = new LinkedHashMap<>();
        var misfits = availability.misfits(proposed).stream()
                .collect(Collectors.toMap(Misfit::claimant, Function.identity()));
        // Holds first: one that is confirmed meanwhile is then found as an appointment.
        for (var hold : holds.openAt(clock.instant())) {
            whyStranded(hold.serviceId(), hold.siteId(), hold.actors(), proposed)
                    .or(() -> Optional.ofNullable(misfits.get(hold.id())).map(Misfit::why))
                    .ifPresent(
                            why -> stranded.put(hold.id(), new Stranded("HOLD", hold.id(), null, hold.start(), why)));
        }
        for (var appointment : appointments.goingOnFrom(clock.instant())) {
            whyStranded(appointment.serviceId(), appointment.siteId(), appointment.actors(), proposed)
                    .or(() -> Optional.ofNullable(misfits.get(appointment.id())).map(Misfit::why))
                    .or(() -> whyAtAnotherTime(appointment, proposed))
                    .ifPresent(why -> stranded.put(appointment.id(), stranded(appointment, why)));
        }
        return List.copyOf(stranded.values());
    }

    private static Stranded stranded(Appointment appointment, String why) {
        return new Stranded("APPOINTMENT", appointment.id(), appointment.reference(), appointment.start(), why);
    }

    private static Optional<String> whyStranded(
            UUID serviceId, UUID siteId, List<PlannedActor> actors, ClinicPlan proposed) {
        var service = proposed.service(serviceId).orElseThrow();
        var site = proposed.site(siteId).orElseThrow();
        if (service.retired() || site.retired()) {
            return Optional.of((site.retired() ? site.code() : service.code()) + " would be retired");
        }
        if (!BookableVisit.offers(site, service)) {
            return Optional.of(site.code() + " would no longer offer " + service.code());
        }
        return actors.stream()
                .flatMap(planned -> whyUnfit(planned, service, site, proposed).stream())
                .findFirst();
    }

    /** The moment stays where it is, so in another time zone the patient would come at the wrong one. */
    private static Optional<String> whyAtAnotherTime(Appointment appointment, ClinicPlan proposed) {
        var site = proposed.site(appointment.siteId()).orElseThrow();
        var rules = site.zone().getRules();
        return rules.getOffset(appointment.start())
                        .equals(appointment.zone().getRules().getOffset(appointment.start()))
                ? Optional.empty()
                : Optional.of("its local time at " + site.code() + " would be another");
    }

    /** An actor must keep what it is booked for; a role that the service no longer has asks for nothing. */
    private static Optional<String> whyUnfit(PlannedActor planned, Service service, Site site, ClinicPlan proposed) {
        var actor = proposed.actor(planned.actor()).orElseThrow();
        if (!actor.siteId().equals(site.id())) {
            return Optional.of(actor.code() + " would no longer be at " + site.code());
        }
        return service.needs().stream()
                .filter(need -> need.role().equals(planned.role()) && !actor.canServeAs(need.capability()))
                .map(need -> actor.code() + " would no longer be " + need.capability())
                .findFirst();
    }
}
