package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/**
 * Decides what becomes of a request. What closes it closes the person's other requests too: what is one item with it and bears the
 * same name.
 */
@ApplicationScoped
@Transactional
class Triage {

    private final RequestItems items;
    private final AppointmentRequests requests;
    private final RequestDecisions decisions;
    private final Links links;
    private final ClosingAlong closing;
    private final Crises crises;
    private final Desk desk;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Triage(
            RequestItems items,
            AppointmentRequests requests,
            RequestDecisions decisions,
            Links links,
            ClosingAlong closing,
            Crises crises,
            Desk desk,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.items = items;
        this.requests = requests;
        this.decisions = decisions;
        this.links = links;
        this.closing = closing;
        this.crises = crises;
        this.desk = desk;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    DecisionView decide(UUID id, DecideOnRequest wanted) {
        wanted.check();
        if (wanted.decision().isClinical() && !user.has(Roles.NURSE)) {
            throw new ClinicianNeeded("Turning a person away");
        }
        var item = wanted.duplicateOf() == null ? items.lock(id) : items.lock(id, wanted.duplicateOf());
        item.request().status().insistOpen();
        desk.insistOnNobodyElse(item.request());
        var now = clock.instant();
        var along = new ArrayList<Deed>();
        switch (wanted.decision()) {
            // Nothing is scheduled yet: that is the conversion's to do.
            case SCHEDULE_ASSESSMENT -> links.letIn(item.request());
            case ASK_FOR_MORE -> askForMore(item, now);
            case ANSWERED -> along.addAll(close(item, RequestStatus.ANSWERED, now));
            case REFER_OUT -> along.addAll(close(item, RequestStatus.REFERRED, now));
            case DECLINE -> along.addAll(close(item, RequestStatus.DECLINED, now));
            case SPAM -> along.addAll(close(item, RequestStatus.SPAM, now));
            case DUPLICATE -> along.addAll(closeAsDuplicate(item, wanted.duplicateOf(), now));
        }
        if (!item.isOpen()) {
            desk.release(item.request());
        }
        var decision = decision(item, DecisionKind.of(wanted.decision()), wanted.note(), now)
                .with(wanted);
        along.addFirst(RequestDeeds.of("REQUEST_TRIAGED", item.request()));
        return keep(decision, along);
    }

    private void askForMore(RequestItem item, Instant now) {
        links.letIn(item.request());
        item.request().proceed(RequestStatus.MORE_ASKED, now);
    }

    private List<Deed> close(RequestItem item, RequestStatus end, Instant now) {
        if (item.isInCrisis()) {
            throw new CrisisOpen();
        }
        item.request().proceed(end, now);
        return closing.close(item, end, now);
    }

    /** The one that stays is locked too, or two could each be closed as a duplicate of the other. */
    private List<Deed> closeAsDuplicate(RequestItem item, UUID stays, Instant now) {
        var other = items.locked(stays)
                .filter(found -> !found.id().equals(item.request().id()))
                .filter(found -> found.status() != RequestStatus.DUPLICATE && found.status() != RequestStatus.SPAM)
                .orElseThrow(() -> InvalidRequest.at(
                        "/duplicateOf", "must be another request that is neither spam nor a duplicate itself"));
        // A duplicate of another request of the same person leaves that one open.
        boolean within = item.others().contains(other);
        return close(within ? new RequestItem(item.request(), List.of()) : item, RequestStatus.DUPLICATE, now);
    }

    /** Looked at and found to be the work of a person. */
    DecisionView letThrough(UUID id) {
        var item = items.lock(id);
        item.request().status().insistOpen();
        links.letIn(item.request());
        return keep(
                decision(item, DecisionKind.LET_THROUGH, null, clock.instant()),
                RequestDeeds.of("REQUEST_LET_THROUGH", item.request()));
    }

    /** It is somebody else's at the same contact point: from now on it is an item of its own. */
    DecisionView separate(UUID id, Reason why) {
        var item = items.lock(id);
        item.request().insistOnWork();
        links.separate(item);
        return keep(
                decision(item, DecisionKind.SEPARATE, why.reason(), clock.instant()),
                RequestDeeds.of("REQUEST_SEPARATED", item.request()).because(why.reason()));
    }

    DecisionView reopen(UUID id, Reason why) {
        var item = items.lock(id);
        boolean wasDuplicate = item.request().status() == RequestStatus.DUPLICATE;
        item.request().reopen();
        if (!wasDuplicate) {
            links.link(item.request());
        }
        return keep(
                decision(item, DecisionKind.REOPEN, why.reason(), clock.instant()),
                RequestDeeds.of("REQUEST_REOPENED", item.request()).because(why.reason()));
    }

    /** Somebody of the clinic has learnt of danger, on the telephone for one. */
    DecisionView raiseCrisis(UUID id, Reason why) {
        var item = items.lock(id);
        var raised = crises.raise(item.request(), CrisisSource.STAFF);
        var flag = item.request().crisis().orElseThrow();
        return keep(
                decision(item, DecisionKind.RAISE_CRISIS, why.reason(), clock.instant())
                        .with(flag),
                raised.because(why.reason()));
    }

    /**
     * A clinician has seen to it that the person is safe, or that the flag was wrong; of all that the person has asked. What somebody
     * else at the same number has told of is another danger.
     */
    DecisionView clearCrisis(UUID id, Reason why) {
        var item = items.lock(id);
        var inCrisis =
                item.ofSamePerson().filter(AppointmentRequest::isInCrisis).toList();
        if (inCrisis.isEmpty()) {
            throw new CrisisNotOpen();
        }
        var now = clock.instant();
        var cleared = inCrisis.stream()
                .map(request -> cleared(request, why.reason(), now))
                .toList();
        decisions.persist(cleared);
        inCrisis.stream().filter(request -> !request.status().isOpen()).forEach(links::release);
        audit.record(inCrisis.stream()
                .map(request -> RequestDeeds.of("CRISIS_CLEARED", request).because(why.reason()))
                .toList());
        return DecisionView.of(cleared.getFirst());
    }

    private RequestDecision cleared(AppointmentRequest request, String reason, Instant now) {
        var flag = request.crisis().orElseThrow();
        request.clearCrisis(desk.staff(), reason, now);
        return RequestDecision.of(ids.next(), request.id(), DecisionKind.CLEAR_CRISIS, reason, desk.staff(), now)
                .with(flag);
    }

    List<DecisionView> of(UUID id) {
        var request = requests.findByIdOptional(id).orElseThrow(NotFound::new);
        audit.record(RequestDeeds.of("REQUEST_DECISIONS_READ", request));
        return decisions.of(id).stream().map(DecisionView::of).toList();
    }

    private RequestDecision decision(RequestItem item, DecisionKind kind, String note, Instant now) {
        return RequestDecision.of(ids.next(), item.request().id(), kind, note, desk.staff(), now);
    }

    private DecisionView keep(RequestDecision decision, Deed deed) {
        return keep(decision, List.of(deed));
    }

    private DecisionView keep(RequestDecision decision, List<Deed> deeds) {
        decisions.persist(decision);
        audit.record(deeds);
        return DecisionView.of(decision);
    }
}
