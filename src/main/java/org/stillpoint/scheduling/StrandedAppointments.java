package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Misfit;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanGuard;

/** Speaks up for the appointments that a change of the clinic's plan would leave without a place. */
@ApplicationScoped
class StrandedAppointments implements PlanGuard {

    /** A statement has room for so many parameters, and not for all visits of a clinic. */
    private static final int AT_ONCE = 1_000;

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
                .filter(hold -> misfits.containsKey(hold.id())
                        || step.whyStranded(hold.serviceId(), hold.siteId(), hold.actors())
                                .isPresent())
                .collect(Collectors.toMap(Hold::id, hold -> hold.timeline()
                        .at(present.site(hold.siteId()).orElseThrow())));
        availability.releaseHolds(over);
        holds.end(over.keySet(), now);
    }

    @Override
    public List<Stranded> strandedBy(ClinicPlan present, ClinicPlan proposed) {
        var step = new PlanStep(present, proposed);
        var misfits = misfits(step);
        var ids = atStake.find(misfits.keySet(), step.sites(), step.services(), step.actors(), clock.instant());
        return ids.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> appointments.withIds(some).stream())
                .flatMap(each -> why(each, step, misfits).map(why -> stranded(each, why)).stream())
                .toList();
    }

    private Map<UUID, String> misfits(PlanStep step) {
        return availability.misfits(step.present(), step.proposed()).stream()
                .collect(Collectors.toMap(Misfit::claimant, Misfit::why));
    }

    private static Optional<String> why(Appointment appointment, PlanStep step, Map<UUID, String> misfits) {
        return step.whyStranded(appointment.serviceId(), appointment.siteId(), appointment.actors())
                .or(() -> Optional.ofNullable(misfits.get(appointment.id())))
                .or(() -> step.whyAtAnotherTime(appointment.siteId(), appointment.start()));
    }

    private static Stranded stranded(Appointment appointment, String why) {
        return new Stranded("APPOINTMENT", appointment.id(), appointment.reference(), appointment.start(), why);
    }
}
