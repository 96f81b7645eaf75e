package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.GatesView.EvidenceView;
import org.stillpoint.patient.GatesView.GateView;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/** Shows staff what a patient still needs before a visit: the front desk whether, clinicians also why. */
@ApplicationScoped
@Transactional
public class PatientGates {

    private final Gates gates;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    PatientGates(Gates gates, Clinic clinic, CurrentUser user, Audit audit, Clock clock) {
        this.gates = gates;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    GatesView of(UUID patient, GateFilter filter) {
        var plan = clinic.plan(known -> known.service(filter.service).isPresent()
                && (filter.site == null || known.site(filter.site).isPresent()));
        var service = plan.service(filter.service)
                .filter(found -> !found.retired())
                .orElseThrow(() -> InvalidRequest.parameter("service", "there is no such service"));
        var site = site(plan, service, filter.site);
        var now = clock.instant();
        var at = Optional.ofNullable(filter.at).map(OffsetDateTime::toInstant).orElse(now);
        var question = new GateQuestion(patient, service.route(), site, at, now);
        return show(question, service, Set.of());
    }

    /**
     * For a visit that is booked. Refuses with {@link org.stillpoint.platform.NotFound} for an unknown patient.
     *
     * @param lifted what a prescriber has lifted for it
     */
    public GatesView show(GateQuestion question, Service service, Set<LiftedGate> lifted) {
        boolean clinician = user.has(Roles.NURSE);
        var items = gates.states(question).stream()
                .map(gate -> gate.under(lifted))
                .map(gate -> view(gate, question, clinician))
                .toList();
        audit.record(Deed.of("GATES_READ", "Patient", question.patient())
                .about(question.patient())
                .showing(items.size()));
        return new GatesView(
                question.patient(),
                service.code(),
                service.route(),
                question.site().code(),
                question.local(Optional.of(question.at())),
                question.site().zone(),
                items);
    }

    private static Site site(ClinicPlan plan, Service service, String code) {
        return plan.sites().stream()
                .filter(site -> !site.retired() && service.sites().contains(site.id()))
                .filter(site -> code == null || site.code().equals(code))
                .min(Comparator.comparing(Site::code))
                .orElseThrow(() ->
                        InvalidRequest.parameter("site", "there is no such site, or it does not offer this service"));
    }

    private static GateView view(GateState gate, GateQuestion question, boolean clinician) {
        return new GateView(
                gate.code(),
                gate.state(),
                gate.when(),
                question.local(gate.until()),
                gate.overridable(),
                clinician ? evidence(gate, question) : null,
                clinician && !gate.lacks().isEmpty() ? gate.lacks() : null,
                clinician && !gate.broken().isEmpty() ? gate.broken() : null);
    }

    private static List<EvidenceView> evidence(GateState gate, GateQuestion question) {
        return gate.evidence().stream()
                .map(evidence -> new EvidenceView(
                        evidence.kind(),
                        evidence.id(),
                        evidence.recordedBy().orElse(null),
                        question.local(Optional.of(evidence.recordedAt()))))
                .toList();
    }
}
