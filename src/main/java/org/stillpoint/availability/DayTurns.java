package org.stillpoint.availability;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lets those of one server who want the same day come to the database one after the other. Only a courtesy: they would wait for
 * the day's lock there all the same, each with a connection that others need. So who waits too long goes ahead.
 */
@Singleton
class DayTurns {

    private static final int STRIPES = 1024;
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore[] turns =
            Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);
    private final TransactionSynchronizationRegistry transactions;

    DayTurns(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /**
     * Waits for the turn at the first of these days and keeps it until the transaction ends. A transaction asks once, whether it
     * gets one or not: later it has days locked already, for which whoever has the turn may be waiting.
     */
    void await(DayLocks locks) {
        if (transactions.getResource(this) != null) {
            return;
        }
        var turn = turns[(int) (locks.keys()[0] >>> 54)];
        transactions.putResource(this, turn);
        try {
            if (turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                giveBackAtTheEnd(turn);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBackAtTheEnd(Semaphore turn) {
        try {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                /** {@code status} as in {@link Status}. */
                @Override
                public void afterCompletion(int status) {
                    turn.release();
                }
            });
        } catch (IllegalStateException over) {
            turn.release();
            throw over;
        }
    }
}
