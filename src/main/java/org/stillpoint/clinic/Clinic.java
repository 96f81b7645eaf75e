package org.stillpoint.clinic;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The clinic's description for all other features. */
@Singleton
public class Clinic {

    /**
     * The key of the advisory lock that a booking takes shared and a change of the clinic takes alone, so that no booking
     * is made on a plan that is being replaced. Both hold it until their transaction ends.
     */
    public static final long PLAN_LOCK = 0x5717_0001L;

    /** How long a change that another server has made may go unnoticed. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final PlanStore store;
    private final Clock clock;
    private final AtomicReference<Instant> comparedAt = new AtomicReference<>(Instant.MIN);
    /** Not private, so that tests can make this server one that has missed a change. */
    final AtomicReference<ClinicPlan> memory = new AtomicReference<>();

    Clinic(PlanStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The plan from memory: of the last change that this server made, and of others' that are older than five seconds. */
    public ClinicPlan plan() {
        if (isDue() || memory.get() == null) {
            refresh();
        }
        return memory.get();
    }

    /** The plan, reread if it does not know what is asked for: another server may just have brought it in. */
    public ClinicPlan plan(Predicate<ClinicPlan> knows) {
        var plan = plan();
        return knows.test(plan) ? plan : newest();
    }

    public ClinicPlan newest() {
        refresh();
        return plan();
    }

    /** One of those who ask at once compares; the others do not wait for it. */
    private boolean isDue() {
        var now = clock.instant();
        var last = comparedAt.get();
        return (last.equals(Instant.MIN) || Duration.between(last, now).abs().compareTo(FRESH) > 0)
                && comparedAt.compareAndSet(last, now);
    }

    /** Rereads the plan if another server has changed it. One small query if not. */
    public void refresh() {
        if (memory.get() == null || store.revision() > memory.get().revision()) {
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
