package org.stillpoint.session;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of discharges and ends of dosing that were committed. */
@Unremovable
@ApplicationScoped
class DischargeWitness {

    private final List<UUID> heard = new CopyOnWriteArrayList<>();
    private final List<UUID> ended = new CopyOnWriteArrayList<>();

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionDischarged discharged) {
        heard.add(discharged.session());
    }

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionDosed dosed) {
        ended.add(dosed.session());
    }

    int ended(UUID session) {
        return Collections.frequency(ended, session);
    }

    int discharged(UUID session) {
        return Collections.frequency(heard, session);
    }
}
