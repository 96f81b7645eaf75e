package org.stillpoint.platform;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Lets a transaction's commit go along with its last statements, because waiting for the database once more costs more than the
 * commit. For that both have to agree: who began the transaction, that nothing is written when the operation is done, and the
 * operation, that its next round trip is its last. Once it has been sent the transaction is over in the database, so whatever may
 * still fail has to come before it, and the statements have to fail by themselves where somebody would look at their outcome.
 */
@Singleton
public class LastWrites {

    private enum Agreed {
        HALF,
        WHOLLY
    }

    private final TransactionSynchronizationRegistry transactions;

    LastWrites(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Nothing is written after the operation in this transaction. */
    void endWithOperation() {
        transactions.putResource(LastWrites.class, Agreed.HALF);
    }

    /** Nothing is written after the next round trip of this operation. */
    public void comeNext() {
        if (transactions.getResource(LastWrites.class) == Agreed.HALF) {
            transactions.putResource(LastWrites.class, Agreed.WHOLLY);
        }
    }

    /** Whether a round trip that is made now takes the commit along: {@link RoundTrip#commit()}. */
    public boolean takeCommitAlong() {
        return transactions.getResource(LastWrites.class) == Agreed.WHOLLY;
    }
}
