package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.availability.VisitsTaken;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Ids;
import org.stillpoint.scheduling.CourseBooking;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.scheduling.VisitMove;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.treatment.RepairItem.Serving;

/** Keeps proposed repairs, and carries out those that somebody accepts. */
@ApplicationScoped
@Transactional
class Repairs {

    private static final String KIND = "RepairProposal";

    /** What is over can be looked at a while longer. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RepairProposals proposals;
    private final RepairViews views;
    private final PatientVisits visits;
    private final CourseBooking booking;
    private final DisplacedCourses courses;
    private final RepairConfig config;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Repairs(
            RepairProposals proposals,
            RepairViews views,
            PatientVisits visits,
            CourseBooking booking,
            DisplacedCourses courses,
            RepairConfig config,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.proposals = proposals;
        this.views = views;
        this.visits = visits;
        this.booking = booking;
        this.courses = courses;
        this.config = config;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    RepairProposalView keep(RepairScope scope, RepairProposal.Content content) {
        var now = clock.instant();
        proposals.forget(now.minus(KEPT));
        var proposal = new RepairProposal(
                ids.next(), scope, content, user.account().orElse(null), now, now.plus(config.proposalLife()));
        proposals.persist(proposal);
        return shown("REPAIR_PROPOSED", proposal);
    }

    RepairProposalView get(UUID id) {
        return shown("REPAIR_PROPOSAL_READ", proposals.get(id));
    }

    private RepairProposalView shown(String action, RepairProposal proposal) {
        var facts = facts(proposal.content().items());
        audit.record(Deed.of(action, KIND, proposal.id())
                .about(facts.stream().map(VisitFact::patient).toList())
                .showing(facts.size()));
        return views.of(proposal, facts);
    }

    private List<VisitFact> facts(List<RepairItem> items) {
        return visits.of(items.stream().map(RepairItem::appointment).toList());
    }

    private Site site(UUID id) {
        return clinic.plan(known -> known.site(id).isPresent()).site(id).orElseThrow();
    }

    /** All items that are meant or none. Refuses with {@link RepairTaken} if the calendar has changed in between. */
    RepairProposalView accept(UUID id, AcceptRepair request) {
        var proposal = proposals.toAccept(id);
        proposal.accept(user.account().orElse(null), clock.instant());
        var items = request.of(proposal);
        var appointments = items.stream().map(RepairItem::appointment).toList();
        courses.lock(appointments);
        var terms = courses.terms(appointments, clinic.plan());
        insistOnUnchanged(proposal, items, terms);
        try {
            booking.moveAll(items.stream().map(item -> move(item, terms)).toList(), Optional.empty());
        } catch (VisitsTaken taken) {
            var site = site(proposal.siteId());
            throw new RepairTaken(
                    proposal,
                    taken.unseated().stream()
                            .map(each -> gone(
                                    items.get(each.index()), each.why().type().slug(), site))
                            .toList());
        }
        courses.keep(proposal.id(), appointments);
        return shown("REPAIR_ACCEPTED", proposal);
    }

    private static VisitMove move(RepairItem item, Map<UUID, CourseTerms> terms) {
        var serving = item.serving().stream().map(Serving::actor).collect(Collectors.toSet());
        return new VisitMove(
                item.appointment(),
                item.version(),
                item.to(),
                serving,
                terms(item, terms).preferences().avoided());
    }

    private static CourseTerms terms(RepairItem item, Map<UUID, CourseTerms> terms) {
        return terms.getOrDefault(item.appointment(), CourseTerms.NONE);
    }

    /** Somebody has moved, cancelled or repaired it since, or has changed what its course asks. */
    private void insistOnUnchanged(RepairProposal proposal, List<RepairItem> items, Map<UUID, CourseTerms> terms) {
        Map<UUID, VisitFact> now = facts(items).stream().collect(Collectors.toMap(VisitFact::id, Function.identity()));
        var site = site(proposal.siteId());
        var changed = items.stream()
                .filter(item -> !now.containsKey(item.appointment())
                        || now.get(item.appointment()).version() != item.version()
                        || !keeps(item, terms(item, terms), site))
                .map(item -> gone(item, "stale-version", site))
                .toList();
        if (!changed.isEmpty()) {
            throw new RepairTaken(proposal, changed);
        }
    }

    private static boolean keeps(RepairItem item, CourseTerms terms, Site site) {
        var zone = site.zone();
        return item.kind() != RepairKind.MOVE
                || terms.broken(item.to(), LocalDate.ofInstant(item.from(), zone), zone)
                        .isEmpty();
    }

    private static RepairTaken.Gone gone(RepairItem item, String problem, Site site) {
        return new RepairTaken.Gone(item.appointment(), RepairViews.local(item.to(), site), problem);
    }
}
