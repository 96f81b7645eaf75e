package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;

/** Shows staff one request as a whole. */
@ApplicationScoped
@Transactional
class RequestFiles {

    private final AppointmentRequests requests;
    private final ContactAttempts attempts;
    private final RequestDecisions decisions;
    private final Assignments assignments;
    private final RequestViews views;
    private final Receipts receipts;
    private final Audit audit;
    private final Clock clock;

    RequestFiles(
            AppointmentRequests requests,
            ContactAttempts attempts,
            RequestDecisions decisions,
            Assignments assignments,
            RequestViews views,
            Receipts receipts,
            Audit audit,
            Clock clock) {
        this.requests = requests;
        this.attempts = attempts;
        this.decisions = decisions;
        this.assignments = assignments;
        this.views = views;
        this.receipts = receipts;
        this.audit = audit;
        this.clock = clock;
    }

    /** With what its sender sees. */
    RequestReceipt read(UUID id) {
        var request = requests.findByIdOptional(id).orElseThrow(NotFound::new);
        var now = clock.instant();
        var file = new RequestFile(
                views.of(request, assignments.of(request.item(), now), now),
                attempts.of(id).stream().map(AttemptView::of).toList(),
                decisions.of(id).stream().map(DecisionView::of).toList());
        audit.record(RequestDeeds.read(request, file.request().desk().linked()));
        return receipts.of(request, null).with(file);
    }
}
