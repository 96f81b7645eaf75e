package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.availability.ChosenBecause;
import org.stillpoint.availability.Served;

/** Who serves a role of the visit, from when to when, and why it was chosen. */
public record PlannedActor(String role, UUID actor, Instant start, Instant end, ChosenBecause because) {

    static PlannedActor of(Served served) {
        return new PlannedActor(
                served.role(),
                served.actorId(),
                served.during().start(),
                served.during().end(),
                served.because());
    }
}
