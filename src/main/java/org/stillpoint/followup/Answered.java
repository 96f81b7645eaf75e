package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Completes what a patient has answered, and ends running after them. */
@ApplicationScoped
class Answered {

    private final FollowUps followUps;
    private final FollowUpHistory history;
    private final OpenQuestions questions;
    private final FollowUpMarks marks;
    private final Clock clock;

    Answered(FollowUps followUps, FollowUpHistory history, OpenQuestions questions, FollowUpMarks marks, Clock clock) {
        this.followUps = followUps;
        this.history = history;
        this.questions = questions;
        this.marks = marks;
        this.clock = clock;
    }

    /** Once all is answered, also where items were left out: the patient has said what they wanted to. What remains otherwise. */
    List<String> completeIfAll(FollowUp followUp) {
        return completeIfAll(followUp, Optional.empty());
    }

    /** {@code account}: of staff, who were told. */
    List<String> completeIfAll(FollowUp followUp, Optional<UUID> account) {
        var standing = questions.of(followUp);
        followUp.receive(standing.responses());
        if (standing.remaining().isEmpty()) {
            complete(followUp, account);
        }
        followUps.flush();
        return standing.remaining();
    }

    private void complete(FollowUp followUp, Optional<UUID> account) {
        var now = clock.instant();
        followUp.complete(FollowUpOutcome.DONE, null, account.orElse(null), now);
        history.tell(followUp, "COMPLETED", Map.of("outcome", FollowUpOutcome.DONE), account, now);
        followUps.openAfter(followUp.root()).stream()
                .filter(each -> !each.id().equals(followUp.id()))
                .forEach(each -> {
                    each.close(now);
                    history.tell(each, "CLOSED", Map.of(), Optional.empty(), now);
                });
        marks.mark(followUp.patientId());
    }
}
