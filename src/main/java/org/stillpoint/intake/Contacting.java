package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;

/** Keeps what came of each attempt to contact somebody, and when the next one is due. */
@ApplicationScoped
@Transactional
class Contacting {

    private final RequestItems items;
    private final AppointmentRequests requests;
    private final ContactAttempts attempts;
    private final Links links;
    private final Desk desk;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Contacting(
            RequestItems items,
            AppointmentRequests requests,
            ContactAttempts attempts,
            Links links,
            Desk desk,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.items = items;
        this.requests = requests;
        this.attempts = attempts;
        this.links = links;
        this.desk = desk;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whoever was reached was reached about all that they asked for; who else is at the same number was not. */
    AttemptView record(UUID id, RecordAttempt made) {
        var now = clock.instant();
        made.check(now);
        var item = lock(id);
        desk.insistOnNobodyElse(item.request());
        insistOnSafety(item, made);
        var theirs = item.ofSamePerson().toList();
        theirs.forEach(request -> request.attempted(made.outcome(), now, made.nextTry()));
        var attempt = ContactAttempt.of(ids.next(), id, made, desk.staff(), now);
        attempts.persist(attempt);
        audit.record(theirs.stream()
                .map(request -> RequestDeeds.of("CONTACT_ATTEMPT_RECORDED", request))
                .toList());
        return AttemptView.of(attempt);
    }

    /** Whom staff call they take for a person, so what was held back is one item with what else the person has asked. */
    private RequestItem lock(UUID id) {
        var item = items.lock(id);
        item.request().insistOnWork();
        return links.letIn(item.request()) ? items.lock(id) : item;
    }

    /** Whoever has once said no message has not changed their mind by forgetting to say so again. */
    private static void insistOnSafety(RequestItem item, RecordAttempt made) {
        if (made.outcome().isMessage(made.way())
                && item.all().anyMatch(request -> !request.contact().allowsMessage(made.way()))) {
            throw new MessageNotSafe();
        }
    }

    List<AttemptView> of(UUID id) {
        var request = requests.findByIdOptional(id).orElseThrow(NotFound::new);
        audit.record(RequestDeeds.of("CONTACT_ATTEMPTS_READ", request));
        return attempts.of(id).stream().map(AttemptView::of).toList();
    }
}
