package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.Database;

/**
 * Finds requests that led to no patient and to which nothing has happened for so long. What one contact point sent is one thing:
 * all of it is due together, when the last of it is; not while any of it is on legal hold, or tells of a danger that nobody has
 * cleared.
 */
@ApplicationScoped
class DueRequests {

    /** What keeps a request: what it has become, and whatever happened or shall happen after the moment {@code kept.since}. */
    private static final String ALIVE = """
            (%1$s.patient_id is not null
             or %1$s.crisis_raised_at is not null and %1$s.crisis_cleared_at is null and %1$s.crisis_handed_on_at is null
             or greatest(%1$s.received_at, %1$s.closed_at, %1$s.promised_call_at, %1$s.next_try_at, %1$s.spoken_at,
                         %1$s.crisis_raised_at, %1$s.crisis_cleared_at) >= kept.since
             or exists (select from request_assignment a where a.request_id = %1$s.id and a.ends_at >= kept.since)
             or exists (select from contact_attempt a where a.request_id = %1$s.id and a.made_at >= kept.since)
             or exists (select from request_decision d where d.request_id = %1$s.id and d.decided_at >= kept.since)
             or exists (select from screening s where s.request_id = %1$s.id and s.answered_at >= kept.since))
            """;

    private static final String DUE = """
              from appointment_request r
             cross join (select ?::timestamptz as since) kept
             where r.patient_id is null and r.linked_to is null and r.received_at < kept.since and not
            """ + ALIVE.formatted("r") + """
               and not exists (select from appointment_request o where o.linked_to = r.id and
            """ + ALIVE.formatted("o") + ")";

    private static final String HELD =
            "(r.legal_hold or exists (select from appointment_request o where o.linked_to = r.id and o.legal_hold))";

    private static final String SOME = "select r.id" + DUE + " and not " + HELD
            + " order by r.received_at, r.id limit ? for update of r skip locked";

    private static final String WITH_THEIRS =
            "select id from appointment_request where id = any(?) or linked_to = any(?) order by id for update";

    private static final String STILL = "select r.id" + DUE + " and not " + HELD + " and r.id = any(?)";

    private static final String COUNT =
            "select count(*) + coalesce(sum((select count(*) from appointment_request o where o.linked_to = r.id)), 0)"
                    + DUE;

    private final Database database;

    DueRequests(Database database) {
        this.database = database;
    }

    /**
     * Locks some of them, and what is linked to them; those that somebody else has locked are left to them.
     *
     * @param since what nothing has happened to from then on is due
     * @param atMost of those that others are linked to; their number is bounded by what one contact point may send
     */
    UUID[] lockSome(Instant since, int atMost) {
        var some = ids(SOME, since, atMost);
        ids(WITH_THEIRS, some, some);
        // While we waited for what is linked to one of them its sender may have told of danger.
        var still = ids(STILL, since, some);
        return ids(WITH_THEIRS, still, still);
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
