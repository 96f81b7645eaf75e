package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Deed;

/** Closes what else a person has asked, along with the request that was decided about: each with a decision of its own. */
@ApplicationScoped
class ClosingAlong {

    private final RequestDecisions decisions;
    private final Desk desk;
    private final Ids ids;

    ClosingAlong(RequestDecisions decisions, Desk desk, Ids ids) {
        this.decisions = decisions;
        this.desk = desk;
        this.ids = ids;
    }

    /** All of a sender of spam is spam; everything else is a duplicate of the request. Returns what to record about them. */
    List<Deed> close(RequestItem item, RequestStatus end, Instant now) {
        boolean spam = end == RequestStatus.SPAM;
        return item.openOthers()
                .map(other -> {
                    other.proceed(spam ? RequestStatus.SPAM : RequestStatus.DUPLICATE, now);
                    var kind = spam ? DecisionKind.SPAM : DecisionKind.DUPLICATE;
                    var decision = RequestDecision.of(ids.next(), other.id(), kind, null, desk.staff(), now);
                    decisions.persist(
                            spam
                                    ? decision
                                    : decision.asDuplicateOf(item.request().id()));
                    return RequestDeeds.of("REQUEST_CLOSED_ALONG", other)
                            .about(item.request().patientId().stream().toList());
                })
                .toList();
    }
}
