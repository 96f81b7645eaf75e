package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Keeps whose follow-ups have to be worked out again, in the transaction of what has happened: whatever fails afterwards, the mark is
 * still there. A patient is marked once in a transaction, and by nobody who has to wait for anybody else.
 */
@ApplicationScoped
class FollowUpMarks {

    /** Something was marked; it is worked off once it is committed. */
    record Marked() {}

    private static final String MARK = "insert into follow_up_mark (patient_id, marked_at) values (?, ?)";

    /** Whoever was never treated, and never lost a visit, has nothing that a booking could change. */
    private static final String MARK_KNOWN = """
            insert into follow_up_mark (patient_id, marked_at)
            select patient, at from (values (?, ?)) here (patient, at)
             where exists (select from session where patient_id = patient)
                or exists (select from treatment_series where patient_id = patient)
                or exists (select from follow_up where patient_id = patient)
                or exists (select from appointment where patient_id = patient and status in ('CANCELLED', 'NO_SHOW'))""";

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

    void markIfKnown(UUID patient) {
        mark(MARK_KNOWN, patient);
    }

    /** In the same round trip as what has happened; looked at once, however much of a course is booked. */
    void markIfKnown(UUID patient, RoundTrip writes) {
        var known = inThisTransaction();
        if (!known.marked.contains(patient) && known.asked.add(patient)) {
            writes.update(MARK_KNOWN, rows -> keep(known, patient, rows), patient, clock.instant());
        }
    }

    private void mark(String sql, UUID patient) {
        var known = inThisTransaction();
        if (!known.marked.contains(patient)) {
            keep(known, patient, database.update(sql, patient, clock.instant()));
        }
    }

    private void keep(Known known, UUID patient, int rows) {
        if (rows > 0 && known.marked.add(patient)) {
            marked.fire(new Marked());
        }
    }

    private Known inThisTransaction() {
        var known = (Known) transactions.getResource(FollowUpMarks.class);
        if (known == null) {
            known = new Known(new HashSet<>(), new HashSet<>());
            transactions.putResource(FollowUpMarks.class, known);
        }
        return known;
    }

    private record Known(Set<UUID> marked, Set<UUID> asked) {}
}
