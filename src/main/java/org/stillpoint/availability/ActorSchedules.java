package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicChanged;

/**
 * Gives every actor of the clinic's plan its schedule, and every block the lanes that its actor gets, in the transaction that
 * changes the plan.
 */
@ApplicationScoped
class ActorSchedules {

    private final ClaimTable claims;
    private final Clock clock;

    ActorSchedules(ClaimTable claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    void open(@Observes ClinicChanged changed) {
        var actors = changed.plan().actors().stream()
                .sorted(Comparator.comparing(Actor::id))
                .toList();
        claims.open(actors);
        var now = clock.instant();
        claims.sweepAll(now);
        claims.widenBlocks(now);
    }
}
