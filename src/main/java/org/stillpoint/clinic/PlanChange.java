package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.stillpoint.clinic.PlanGuard.Stranded;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Changes the clinic's description, unless that would strand something that is booked. */
@ApplicationScoped
@Transactional
class PlanChange {

    /** A proposal beside what holds now. */
    private record Draft(
            ClinicPlan present, ClinicPlan proposed, List<Difference> ofPlan, List<FileSection.Change> sections) {

        static Draft of(PlanProposal proposal, ClinicPlan present) {
            var proposed = proposal.over(present);
            var ofPlan = Differences.between(present, proposed);
            return new Draft(present, proposed, ofPlan, proposal.sections(proposed));
        }

        List<Difference> differences() {
            var ofSections = sections.stream().flatMap(section -> section.differences().stream());
            return Stream.concat(ofPlan.stream(), ofSections).toList();
        }

        boolean changesNothing() {
            return differences().isEmpty();
        }
    }

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
    PlanOutcome preview(PlanProposal proposal) {
        var draft = Draft.of(proposal, store.read());
        return new PlanOutcome(draft.present().revision(), draft.differences(), strandedBy(draft));
    }

    /** Makes the change; one without a difference raises no revision. */
    PlanOutcome make(PlanProposal proposal, Source source) {
        writer.lock();
        var draft = Draft.of(proposal, store.read());
        guards(draft).forEach(guard -> guard.makeWay(draft.present(), draft.proposed()));
        var stranded = strandedBy(draft);
        if (!stranded.isEmpty()) {
            throw new ChangeStrandsAppointments(stranded);
        }
        if (draft.changesNothing()) {
            if (writer.keepText(source)) {
                recordLoading(draft);
            }
            return new PlanOutcome(draft.present().revision(), List.of(), List.of());
        }
        write(draft, source);
        return new PlanOutcome(draft.proposed().revision(), draft.differences(), List.of());
    }

    private void write(Draft draft, Source source) {
        writer.write(draft.proposed(), draft.ofPlan(), source);
        draft.sections().forEach(section -> section.write(source.author()));
        changed.fire(new ClinicChanged(draft.present(), draft.proposed()));
        recordLoading(draft);
    }

    private void recordLoading(Draft draft) {
        audit.record(Deed.of("CLINIC_FILE_LOADED", "ClinicFile")
                .showing(draft.differences().size()));
    }

    private List<Stranded> strandedBy(Draft draft) {
        var ofSections = draft.sections().stream().flatMap(section -> section.stranded().stream());
        var ofGuards = guards(draft).flatMap(guard -> guard.strandedBy(draft.present(), draft.proposed()).stream());
        return Stream.concat(ofSections, ofGuards).toList();
    }

    private Stream<PlanGuard> guards(Draft draft) {
        return guards.stream().filter(guard -> !draft.ofPlan().isEmpty());
    }
}
