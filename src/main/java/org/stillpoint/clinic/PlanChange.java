package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stillpoint.clinic.PlanGuard.Stranded;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Changes the clinic's description, unless that would strand something that is booked. */
@ApplicationScoped
@Transactional
class PlanChange {

    private final PlanStore store;
    private final PlanWriter writer;
    private final Instance<PlanGuard> guards;
    private final Event<ClinicChanged> changed;
    private final Audit audit;

    PlanChange(
            PlanStore store, PlanWriter writer, Instance<PlanGuard> guards, Event<ClinicChanged> changed, Audit audit) {
        this.store = store;
        this.writer = writer;
        this.guards = guards;
        this.changed = changed;
        this.audit = audit;
    }

    /** What the change would do; changes nothing and keeps nobody waiting. */
    PlanOutcome preview(UnaryOperator<ClinicPlan> proposal) {
        var present = store.read();
        var proposed = proposal.apply(present);
        var differences = Differences.between(present, proposed);
        return new PlanOutcome(
                present.revision(), differences, differences.isEmpty() ? List.of() : strandedBy(proposed));
    }

    /** Makes the change; one without a difference raises no revision. */
    PlanOutcome make(UnaryOperator<ClinicPlan> proposal, Source source) {
        writer.lock();
        var present = store.read();
        var proposed = proposal.apply(present);
        var differences = Differences.between(present, proposed);
        if (differences.isEmpty()) {
            writer.keepText(source);
            return new PlanOutcome(present.revision(), differences, List.of());
        }
        var stranded = strandedBy(proposed);
        if (!stranded.isEmpty()) {
            throw new ChangeStrandsAppointments(stranded);
        }
        writer.write(proposed, differences, source);
        changed.fire(new ClinicChanged(proposed));
        audit.record(Deed.of("CLINIC_FILE_LOADED", "ClinicFile").showing(differences.size()));
        return new PlanOutcome(proposed.revision(), differences, List.of());
    }

    private List<Stranded> strandedBy(ClinicPlan proposed) {
        return guards.stream()
                .flatMap(guard -> guard.strandedBy(proposed).stream())
                .toList();
    }
}
