package org.stillpoint.session;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of discharges that were committed. */
@Unremovable
@ApplicationScoped
class DischargeWitness {

    private final List<UUID> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionDischarged discharged) {
        heard.add(discharged.session());
    }

    int discharged(UUID session) {
        return Collections.frequency(heard, session);
    }
}
