package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Misfit;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanGuard;
import org.stillpoint.clinic.Service;

/** Speaks up for the appointments that a change of the clinic's plan would leave without a place. */
@ApplicationScoped
class StrandedAppointments implements PlanGuard {

    /** A statement has room for so many parameters, and not for all visits of a clinic. */
    private static final int AT_ONCE = 1_000;

    /** A hold or an appointment. */
    private record Visit(UUID id, UUID service, UUID site, Instant start, List<PlannedActor> actors) {

        static Visit of(Hold hold) {
            return new Visit(hold.id(), hold.serviceId(), hold.siteId(), hold.start(), hold.actors());
        }

        static Visit of(Appointment booked) {
            return new Visit(booked.id(), booked.serviceId(), booked.siteId(), booked.start(), booked.actors());
        }
    }

    private final Availability availability;
    private final VisitsAtStakeQuery atStake;
    private final Appointments appointments;
    private final Holds holds;
    private final Clock clock;

    StrandedAppointments(
            Availability availability,
            VisitsAtStakeQuery atStake,
            Appointments appointments,
            Holds holds,
            Clock clock) {
        this.availability = availability;
        this.atStake = atStake;
        this.appointments = appointments;
        this.holds = holds;
        this.clock = clock;
    }

    /** A hold is only a wish. Nobody confirms one while the plan changes; one that was confirmed is an appointment. */
    @Override
    public void makeWay(ClinicPlan present, ClinicPlan proposed) {
        var step = new PlanStep(present, proposed);
        var misfits = misfits(step);
        if (misfits.isEmpty() && step.takesNothing()) {
            return;
        }
        var now = clock.instant();
        var over = holds.openAt(now).stream()
                .filter(hold -> why(Visit.of(hold), step, misfits).isPresent())
                .collect(Collectors.toMap(Hold::id, hold -> hold.timeline()
                        .at(present.site(hold.siteId()).orElseThrow())));
        availability.releaseHolds(over);
        holds.end(over.keySet(), now);
    }

    @Override
    public List<Stranded> strandedBy(ClinicPlan present, ClinicPlan proposed) {
        var step = new PlanStep(present, proposed);
        var misfits = misfits(step);
        return Stream.concat(services(step), appointments(step, misfits)).toList();
    }

    /** What was booked, is given and was given is known by its service, which says by which route: that stays as it was. */
    private Stream<Stranded> services(PlanStep step) {
        var rerouted = step.rerouted();
        var booked = atStake.everBooked(rerouted.stream().map(Service::id).toList());
        return rerouted.stream()
                .filter(service -> booked.contains(service.id()))
                .map(StrandedAppointments::stranded);
    }

    private Stream<Stranded> appointments(PlanStep step, Map<UUID, String> misfits) {
        var ids = atStake.find(misfits.keySet(), step.sites(), step.services(), step.actors(), clock.instant());
        return ids.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> appointments.withIds(some).stream())
                .flatMap(each -> why(Visit.of(each), step, misfits).map(why -> stranded(each, why)).stream());
    }

    private Map<UUID, String> misfits(PlanStep step) {
        return availability.misfits(step.present(), step.proposed()).stream()
                .collect(Collectors.toMap(Misfit::claimant, Misfit::why));
    }

    private static Optional<String> why(Visit visit, PlanStep step, Map<UUID, String> misfits) {
        return step.whyStranded(visit.service(), visit.site(), visit.actors())
                .or(() -> Optional.ofNullable(misfits.get(visit.id())))
                .or(() -> step.whyAtAnotherTime(visit.site(), visit.start()));
    }

    private static Stranded stranded(Service service) {
        var why = service.code() + " has been booked and keeps its route: what has another route gets another code";
        return new Stranded("SERVICE", service.id(), service.code(), null, why);
    }

    private static Stranded stranded(Appointment appointment, String why) {
        return new Stranded("APPOINTMENT", appointment.id(), appointment.reference(), appointment.start(), why);
    }
}
