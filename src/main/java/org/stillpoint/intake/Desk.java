package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Refusal;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Lets one person of the clinic at a time work on a request, so that nobody is called twice. */
@ApplicationScoped
@Transactional
class Desk {

    private final AppointmentRequests requests;
    private final Assignments assignments;
    private final DeskConfig config;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    Desk(
            AppointmentRequests requests,
            Assignments assignments,
            DeskConfig config,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.requests = requests;
        this.assignments = assignments;
        this.config = config;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a request, or keeps it for longer. Danger waits for nobody: a clinician takes such a request from anybody. */
    AssignmentView take(UUID id) {
        // Locked, or it might be linked to another just now, and this would be kept where nobody looks any more.
        var request =
                requests.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
        request.insistOnWork();
        boolean over = request.isInCrisis() && user.has(Roles.NURSE);
        var now = clock.instant();
        var taken = assignments
                .take(request.item(), staff(), now, now.plus(config.assignment()), over)
                .orElseThrow(() -> refusal(request, now));
        audit.record(RequestDeeds.of("REQUEST_TAKEN", request));
        return AssignmentView.of(taken);
    }

    private Refusal refusal(AppointmentRequest request, Instant now) {
        return assignments
                .of(request.item(), now)
                .<Refusal>map(RequestAssigned::new)
                .orElseGet(RequestAssigned.GivenBack::new);
    }

    /** Gives it back, so that others may take it; a manager also for somebody who has gone home. */
    void giveBack(UUID id) {
        var request = requests.findByIdOptional(id).orElseThrow(NotFound::new);
        if (!user.has(Roles.MANAGER)) {
            insistOnNobodyElse(request);
        }
        assignments.release(request.item());
        audit.record(RequestDeeds.of("REQUEST_GIVEN_BACK", request));
    }

    /** Refuses with {@link RequestAssigned} while somebody else works on it. */
    void insistOnNobodyElse(AppointmentRequest request) {
        assignments
                .of(request.item(), clock.instant())
                .filter(held -> !held.account().equals(staff()))
                .ifPresent(held -> {
                    throw new RequestAssigned(held);
                });
    }

    /** It is done with. */
    void release(AppointmentRequest request) {
        assignments.release(request.item());
    }

    UUID staff() {
        return user.account().orElseThrow();
    }
}
