package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Database;

/**
 * Keeps whose follow-ups have to be worked out again, in the transaction of what has happened: whatever fails afterwards, the mark is
 * still there. A patient is marked once in a transaction, and by nobody who has to wait for anybody else.
 */
@ApplicationScoped
class FollowUpMarks {

    /** Something was marked; it is worked off once it is committed. */
    record Marked() {}

    private static final String MARK = "insert into follow_up_mark (patient_id, marked_at) values (?, ?)";

    /** Whoever was never treated has no follow-ups. */
    private static final String MARK_TREATED = """
            insert into follow_up_mark (patient_id, marked_at)
            select patient, at from (values (?, ?)) here (patient, at)
             where exists (select from session where patient_id = patient)
                or exists (select from treatment_series where patient_id = patient)""";

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Marked> marked;
    private final Clock clock;

    FollowUpMarks(
            Database database, TransactionSynchronizationRegistry transactions, Event<Marked> marked, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.marked = marked;
        this.clock = clock;
    }

    void mark(UUID patient) {
        mark(MARK, patient);
    }

    void markIfTreated(UUID patient) {
        mark(MARK_TREATED, patient);
    }

    private void mark(String sql, UUID patient) {
        var known = inThisTransaction();
        if (!known.contains(patient) && database.update(sql, patient, clock.instant()) > 0) {
            known.add(patient);
            marked.fire(new Marked());
        }
    }

    @SuppressWarnings("unchecked")
    private Set<UUID> inThisTransaction() {
        var known = (Set<UUID>) transactions.getResource(FollowUpMarks.class);
        if (known == null) {
            known = new HashSet<>();
            transactions.putResource(FollowUpMarks.class, known);
        }
        return known;
    }
}
