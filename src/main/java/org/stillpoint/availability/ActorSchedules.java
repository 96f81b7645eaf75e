package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicChanged;

/** Gives every actor of the clinic's plan its schedule, in the transaction that changes the plan. */
@ApplicationScoped
class ActorSchedules {

    private final ClaimTable claims;

    ActorSchedules(ClaimTable claims) {
        this.claims = claims;
    }

    void open(@Observes ClinicChanged changed) {
        var actors = changed.plan().actors().stream()
                .sorted(Comparator.comparing(Actor::id))
                .toList();
        claims.open(
                actors.stream().map(Actor::id).toList(),
                actors.stream().map(Actor::lanes).toList());
    }
}
