package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicReference;

/** The clinic's description for all other features. */
@ApplicationScoped
public class Clinic {

    /**
     * The key of the advisory lock that a booking takes shared and a change of the clinic takes alone, so that no booking
     * is made on a plan that is being replaced. Both hold it until their transaction ends.
     */
    public static final long PLAN_LOCK = 0x5717_0001L;

    private final PlanStore store;
    private final AtomicReference<ClinicPlan> memory = new AtomicReference<>();

    Clinic(PlanStore store) {
        this.store = store;
    }

    /** The plan as it is now, from memory, never older than the last change that this server has heard of. */
    public ClinicPlan plan() {
        var plan = memory.get();
        return plan != null ? plan : remember(store.read());
    }

    /** Rereads the plan if another server has changed it. One small query if not. */
    public void refresh() {
        if (store.revision() > plan().revision()) {
            remember(store.read());
        }
    }

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClinicChanged change) {
        remember(change.plan());
    }

    /** Two changes may arrive in either order; the newer one stays. */
    private ClinicPlan remember(ClinicPlan plan) {
        return memory.accumulateAndGet(
                plan, (held, given) -> held == null || held.revision() < given.revision() ? given : held);
    }
}
