package org.stillpoint.availability;

import io.quarkus.arc.Arc;
import java.util.Collection;
import java.util.List;
import org.stillpoint.clinic.Actor;

/** Gives a schedule to actors that have just been brought in. */
public final class ScheduleOpener {

    private ScheduleOpener() {}

    public static void open(Collection<Actor> actors) {
        Arc.container().instance(ClaimTable.class).get().open(List.copyOf(actors));
    }
}
