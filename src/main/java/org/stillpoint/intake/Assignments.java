package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Who works on which request. One statement decides each race, so nothing is looked at before it is taken. */
@ApplicationScoped
class Assignments {

    private final Database database;

    Assignments(Database database) {
        this.database = database;
    }

    /**
     * Takes the request, or keeps it for longer if it is the account's already; empty if somebody else has it.
     *
     * @param over takes it also from somebody else
     */
    Optional<Assignment> take(UUID request, UUID account, Instant now, Instant until, boolean over) {
        return database.first("""
                insert into request_assignment as held (request_id, account_id, taken_at, ends_at) values (?, ?, ?, ?)
                on conflict (request_id) do update
                set account_id = excluded.account_id,
                    taken_at = case when held.account_id = excluded.account_id and held.ends_at > excluded.taken_at
                                    then held.taken_at else excluded.taken_at end,
                    ends_at = excluded.ends_at
                where held.account_id = excluded.account_id or held.ends_at <= excluded.taken_at or ?
                returning account_id, taken_at, ends_at""", Assignments::read, request, account, now, until, over);
    }

    /** Who has it now. */
    Optional<Assignment> of(UUID request, Instant now) {
        return database.first(
                "select account_id, taken_at, ends_at from request_assignment where request_id = ? and ends_at > ?",
                Assignments::read,
                request,
                now);
    }

    void release(UUID request) {
        database.update("delete from request_assignment where request_id = ?", request);
    }

    /**
     * Who works on the one works on the other from now on: what the person has asked is known by another id. Unless somebody works
     * on that already.
     */
    void handOver(UUID request, UUID successor, Instant now) {
        database.update("""
                with held as (delete from request_assignment where request_id = ? returning account_id, taken_at, ends_at)
                insert into request_assignment as theirs (request_id, account_id, taken_at, ends_at)
                select ?, account_id, taken_at, ends_at from held
                on conflict (request_id) do update
                set account_id = excluded.account_id, taken_at = excluded.taken_at, ends_at = excluded.ends_at
                where theirs.ends_at <= ?""", request, successor, now);
    }

    private static Assignment read(ResultSet row) throws SQLException {
        return new Assignment(row.getObject(1, UUID.class), moment(row, 2), moment(row, 3));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
