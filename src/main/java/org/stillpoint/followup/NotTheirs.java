package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.stillpoint.patient.CrisisFlagTakenBack;
import org.stillpoint.scheduling.VisitOfAnother;

/** Nobody calls a patient about what was somebody else's, booked or told under the wrong record. Joins the caller's transaction. */
@ApplicationScoped
class NotTheirs {

    private final FollowUps followUps;
    private final FollowUpHistory history;
    private final Recompute recompute;
    private final Clock clock;

    NotTheirs(FollowUps followUps, FollowUpHistory history, Recompute recompute, Clock clock) {
        this.followUps = followUps;
        this.history = history;
        this.recompute = recompute;
        this.clock = clock;
    }

    /** Completed, because what is only closed would be planned anew as long as the visit counts as fallen through. */
    void heard(@Observes VisitOfAnother news) {
        recompute.lock(news.patient());
        recompute.of(news.patient());
        var now = clock.instant();
        followUps.openToReturn(news.patient()).stream()
                .filter(each -> Returning.lost(each.origin())
                        .filter(news.appointment()::equals)
                        .isPresent())
                .forEach(each -> {
                    each.complete(FollowUpOutcome.NOT_NEEDED, null, null, now);
                    history.tell(
                            each, "COMPLETED", Map.of("outcome", FollowUpOutcome.NOT_NEEDED), Optional.empty(), now);
                });
        followUps.flush();
    }

    void heard(@Observes CrisisFlagTakenBack news) {
        var now = clock.instant();
        followUps.openRisks(news.patient(), news.flag()).forEach(each -> {
            each.close(now);
            history.tell(each, "CLOSED", Map.of(), Optional.empty(), now);
        });
        followUps.flush();
    }
}
