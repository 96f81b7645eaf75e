package org.stillpoint.clinic;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Objects to every plan in which the actor of a code is retired. */
@Singleton
class ObjectingGuard implements PlanGuard {

    static final Instant START = Instant.parse("2030-01-01T15:00:00Z");

    private volatile String code = "";

    void keep(String actorCode) {
        code = actorCode;
    }

    @Override
    public List<Stranded> strandedBy(ClinicPlan present, ClinicPlan proposed) {
        return proposed
                .actor(code)
                .filter(Actor::retired)
                .map(actor -> new Stranded("APPOINTMENT", UUID.randomUUID(), "SP-1", START, code + " is retired"))
                .stream()
                .toList();
    }
}
