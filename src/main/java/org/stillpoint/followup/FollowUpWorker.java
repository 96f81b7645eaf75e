package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/**
 * Works marks off once they are committed, on a thread of its own; many at once are one turn. What is left over, because a server
 * stopped or something failed, is found by the job.
 */
@ApplicationScoped
class FollowUpWorker implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(FollowUpWorker.class);

    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();
    private final Recompute recompute;

    FollowUpWorker(Recompute recompute) {
        this.recompute = recompute;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) FollowUpMarks.Marked news) {
        if (wanted.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::workQuietly);
        }
    }

    private void workQuietly() {
        turn.lock();
        try {
            wanted.set(false);
            run();
        } catch (RuntimeException later) {
            LOG.debugf("Follow-ups are worked out later: %s", later.getClass().getSimpleName());
        } finally {
            turn.unlock();
        }
    }

    @Override
    public String name() {
        return "work-out-follow-ups";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        try {
            while (recompute.some() > 0) {
                // Each turn is a transaction of its own.
            }
        } catch (RuntimeException failed) {
            oneByOne();
        }
    }

    /** One patient whose follow-ups can not be worked out does not stop those of others. */
    private void oneByOne() {
        for (var patient : recompute.waiting()) {
            try {
                recompute.of(patient);
            } catch (RuntimeException failed) {
                LOG.warnf(
                        "Follow-ups of patient %s can not be worked out now: %s",
                        patient, failed.getClass().getSimpleName());
            }
        }
    }
}
