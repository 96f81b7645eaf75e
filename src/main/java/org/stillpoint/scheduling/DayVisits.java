package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.NotFound;

/** Visits on their day, for the features above: arrivals, and what was planned. Who shows any of it to somebody records that. */
@ApplicationScoped
@Transactional
public class DayVisits {

    private final Availability availability;
    private final Appointments appointments;
    private final GateOverrides overrides;
    private final Changes changes;
    private final Clinic clinic;

    DayVisits(
            Availability availability,
            Appointments appointments,
            GateOverrides overrides,
            Changes changes,
            Clinic clinic) {
        this.availability = availability;
        this.appointments = appointments;
        this.overrides = overrides;
        this.changes = changes;
        this.clinic = clinic;
    }

    /**
     * The patient is here: recorded as by the front desk, unless it was before. Others who record the same, or change its days, wait
     * until this transaction has ended. Refuses with {@link NotFound}, {@link AppointmentNotOpen} or {@link NotOnTheDay}.
     */
    public DayVisit arrived(UUID id) {
        var appointment = appointments.get(id);
        availability.lock(id, appointment.timeline().at(siteOf(appointment)));
        // After its days: who takes something away from it has them before it writes its row.
        appointments.lock(appointment);
        if (appointment.status() != AppointmentStatus.ARRIVED) {
            changes.arrive(id, appointment.version());
        }
        return of(List.of(appointment)).getFirst();
    }

    /** Refuses with {@link NotFound}. */
    public DayVisit get(UUID id) {
        return of(List.of(appointments.get(id))).getFirst();
    }

    /** As it is now, whatever this transaction has read before: of somebody whose days are locked. Refuses with {@link NotFound}. */
    public DayVisit newest(UUID id) {
        var appointment = appointments.get(id);
        appointments.reread(appointment);
        return of(List.of(appointment)).getFirst();
    }

    /** The patient has left, also where somebody had been taken away from the visit. Whoever says so has its days locked. */
    public void left(UUID id) {
        appointments.get(id).leave();
    }

    /** In the order of their starts; what does not exist is left out. */
    public List<DayVisit> withIds(Collection<UUID> ids) {
        return of(appointments.withIds(ids));
    }

    private Site siteOf(Appointment appointment) {
        var plan = clinic.plan(known -> known.site(appointment.siteId()).isPresent());
        return plan.site(appointment.siteId()).orElseThrow();
    }

    private List<DayVisit> of(List<Appointment> found) {
        var plan = clinic.plan(known -> found.stream().allMatch(each -> AppointmentViews.knows(known, each)));
        var lifted = overrides.standing(found);
        return found.stream()
                .map(appointment -> new DayVisit(
                        VisitFact.of(appointment, plan),
                        appointment.timeline(),
                        appointment.arrivedAt(),
                        lifted.getOrDefault(appointment.id(), Set.of())))
                .toList();
    }
}
