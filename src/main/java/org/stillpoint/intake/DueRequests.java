package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.Database;

/**
 * Finds requests that led to no patient and to which nothing has happened for so long. What one contact point sent is one thing:
 * all of it is due together, when the last of it is; not while any of it is on legal hold, or tells of a danger that nobody has
 * cleared. What belongs to a patient is kept as long as the record, and keeps nothing else: others of a household may have asked
 * from there too.
 */
@ApplicationScoped
class DueRequests {

    /** What made somebody a patient, and what staff or the conversion have closed as a duplicate of that. */
    private static final String OF_A_PATIENT = """
            (%1$s.patient_id is not null
             or %1$s.status = 'DUPLICATE'
                and exists (select from request_decision d join appointment_request p on p.id = d.duplicate_of
                             where d.request_id = %1$s.id and p.patient_id is not null))
            """;

    /** What keeps a request: whatever happened or shall happen after the moment {@code kept.since}. */
    private static final String ALIVE = """
            (%1$s.crisis_raised_at is not null and %1$s.crisis_cleared_at is null and %1$s.crisis_handed_on_at is null
             or greatest(%1$s.received_at, %1$s.corrected_at, %1$s.withdrawn_at, %1$s.closed_at, %1$s.promised_call_at,
                         %1$s.next_try_at, %1$s.spoken_at, %1$s.crisis_raised_at, %1$s.crisis_cleared_at) >= kept.since
             or exists (select from request_assignment a where a.request_id = %1$s.id and a.ends_at >= kept.since)
             or exists (select from contact_attempt a where a.request_id = %1$s.id and a.made_at >= kept.since)
             or exists (select from request_decision d where d.request_id = %1$s.id and d.decided_at >= kept.since)
             or exists (select from screening s where s.request_id = %1$s.id and s.answered_at >= kept.since))
            """;

    /** With the one that stands for it in the queue, to which the others of the contact point are linked. */
    private static final String DUE = """
              from appointment_request r
              join appointment_request first on first.id = coalesce(r.linked_to, r.id)
             cross join (select ?::timestamptz as since) kept
             where r.patient_id is null and r.received_at < kept.since and not
            """ + OF_A_PATIENT.formatted("r") + """
               and (
            """ + OF_A_PATIENT.formatted("first")
            + " or not " + ALIVE.formatted("first") + """
               ) and not exists (select from appointment_request o where o.linked_to = first.id and not
            """ + OF_A_PATIENT.formatted("o") + " and " + ALIVE.formatted("o")
            + ")";

    private static final String HELD =
            "(first.legal_hold or exists (select from appointment_request o where o.linked_to = first.id and o.legal_hold))";

    private static final String SOME = "select first.id" + DUE + " and not " + HELD
            + " order by r.received_at, r.id limit ? for update of first skip locked";

    private static final String WITH_THEIRS =
            "select id from appointment_request where id = any(?) or linked_to = any(?) order by id for update";

    private static final String STILL =
            "select r.id" + DUE + " and not " + HELD + " and (r.id = any(?) or r.linked_to = any(?))";

    private static final String COUNT = "select count(*)" + DUE;

    private final Database database;

    DueRequests(Database database) {
        this.database = database;
    }

    /**
     * Locks some of them, and all that is one thing with them; those that somebody else has locked are left to them.
     *
     * @param since what nothing has happened to from then on is due
     * @param atMost not counting what is one thing with them, the number of which is bounded by what one contact point may send
     */
    UUID[] lockSome(Instant since, int atMost) {
        var some = ids(SOME, since, atMost);
        ids(WITH_THEIRS, some, some);
        // While we waited for what is one thing with one of them its sender may have told of danger.
        return ids(STILL, since, some, some);
    }

    private UUID[] ids(String sql, Object... values) {
        return database.list(sql, row -> row.getObject(1, UUID.class), values).toArray(UUID[]::new);
    }

    /** How many may be purged now. */
    int count(Instant since) {
        return number(COUNT + " and not " + HELD, since);
    }

    /** How many would be, were they not on legal hold. */
    int countHeld(Instant since) {
        return number(COUNT + " and " + HELD, since);
    }

    private int number(String sql, Instant since) {
        return database.list(sql, row -> row.getInt(1), since).getFirst();
    }
}
