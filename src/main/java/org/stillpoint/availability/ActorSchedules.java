package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicChanged;

/**
 * Gives every actor of the clinic's plan its schedule, every block the lanes that its actor gets, and what stands on lanes that it
 * loses another one, in the transaction that changes the plan.
 */
@ApplicationScoped
class ActorSchedules {

    private final ClaimTable claims;
    private final FewerLanes fewer;
    private final Clock clock;

    ActorSchedules(ClaimTable claims, FewerLanes fewer, Clock clock) {
        this.claims = claims;
        this.fewer = fewer;
        this.clock = clock;
    }

    void open(@Observes ClinicChanged changed) {
        var actors = changed.plan().actors().stream()
                .sorted(Comparator.comparing(Actor::id))
                .toList();
        claims.open(actors);
        var now = clock.instant();
        claims.sweepAll(now);
        fewer.clear(changed.plan(), now);
        claims.widenBlocks(now);
    }
}
