package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;

/**
 * Wakes every server once something is committed. Not by a {@code NOTIFY} in the transaction itself: PostgreSQL lets only one
 * transaction that notifies commit at a time, and all that measure and dose would queue for that. Many changes at once are one ring.
 * Should one be lost, those who listen look by themselves soon.
 */
@ApplicationScoped
class Bell {

    static final String CHANNEL = "stillpoint_board";

    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Lock turn = new ReentrantLock();
    private final Database database;

    Bell(Database database) {
        this.database = database;
    }

    void ring() {
        if (wanted.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::notifyAllServers);
        }
    }

    private void notifyAllServers() {
        turn.lock();
        try {
            wanted.set(false);
            database.first("select pg_notify(?, '')", row -> 1, CHANNEL);
            LockSupport.parkNanos(PAUSE.toNanos());
        } catch (RuntimeException away) {
            LOG.debugf("Nobody was woken: %s", away.getClass().getSimpleName());
        } finally {
            turn.unlock();
        }
    }
}
