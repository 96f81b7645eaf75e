package org.stillpoint.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.stillpoint.availability.ChosenBecause;
import org.stillpoint.availability.Served;

/**
 * Who serves a role of the visit, from when to when, and why it was chosen.
 *
 * @param lost a block has taken the actor away: it was to serve, and whoever moves the visit may ask for it again
 */
public record PlannedActor(
        String role,
        UUID actor,
        Instant start,
        Instant end,
        ChosenBecause because,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lost) {

    static PlannedActor of(Served served) {
        return new PlannedActor(
                served.role(),
                served.actorId(),
                served.during().start(),
                served.during().end(),
                served.because(),
                false);
    }

    /** The same, where one of them is lost in every role; a new array, or nobody sees that it has changed. */
    static PlannedActor[] without(PlannedActor[] all, UUID taken) {
        return Arrays.stream(all)
                .map(each -> each.actor.equals(taken) ? each.taken() : each)
                .toArray(PlannedActor[]::new);
    }

    private PlannedActor taken() {
        return new PlannedActor(role, actor, start, end, because, true);
    }
}
