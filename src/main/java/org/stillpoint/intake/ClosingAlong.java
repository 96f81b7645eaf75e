package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Deed;

/**
 * Closes what else a person has asked, along with the request that was decided about: each with a decision of its own. Only what
 * bears the same name; what others have sent from there goes on without it.
 */
@ApplicationScoped
class ClosingAlong {

    private final RequestDecisions decisions;
    private final Links links;
    private final Desk desk;
    private final Ids ids;

    ClosingAlong(RequestDecisions decisions, Links links, Desk desk, Ids ids) {
        this.decisions = decisions;
        this.links = links;
        this.desk = desk;
        this.ids = ids;
    }

    /**
     * As duplicates of the request, which has been closed. Nothing goes along with spam: whoever sends that uses the addresses of
     * others. Returns what to record about them.
     */
    List<Deed> close(RequestItem item, RequestStatus end, Instant now) {
        var closed = end == RequestStatus.SPAM
                ? List.<AppointmentRequest>of()
                : item.openOthers().filter(item::isOfSameName).toList();
        closed.forEach(other -> close(other, item.request(), now));
        links.release(item.request());
        closed.forEach(links::release);
        return closed.stream()
                .map(other -> RequestDeeds.of("REQUEST_CLOSED_ALONG", other)
                        .about(item.request().patientId().stream().toList()))
                .toList();
    }

    private void close(AppointmentRequest other, AppointmentRequest with, Instant now) {
        other.proceed(RequestStatus.DUPLICATE, now);
        decisions.persist(RequestDecision.of(ids.next(), other.id(), DecisionKind.DUPLICATE, null, desk.staff(), now)
                .asDuplicateOf(with.id()));
    }
}
