package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.stillpoint.scheduling.LostVisitGivenUp;

/** Nobody calls whoever has said, by the key of their request, that they do not want another visit. Joins the caller's transaction. */
@ApplicationScoped
class GivenUp {

    private final FollowUps followUps;
    private final FollowUpHistory history;
    private final Recompute recompute;
    private final Clock clock;

    GivenUp(FollowUps followUps, FollowUpHistory history, Recompute recompute, Clock clock) {
        this.followUps = followUps;
        this.history = history;
        this.recompute = recompute;
        this.clock = clock;
    }

    void heard(@Observes LostVisitGivenUp news) {
        recompute.lock(news.patient());
        recompute.of(news.patient());
        var now = clock.instant();
        followUps.openToReturn(news.patient()).forEach(each -> {
            each.complete(FollowUpOutcome.DECLINED, null, null, now);
            history.tell(each, "COMPLETED", Map.of("outcome", FollowUpOutcome.DECLINED), Optional.empty(), now);
        });
        followUps.flush();
    }
}
