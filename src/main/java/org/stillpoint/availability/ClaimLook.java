package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.TimeSlot;

/**
 * Reads what is taken, in one round trip: statements that follow one another without anything in between are sent together,
 * and each of them still sees what was committed before it began. Joins the caller's transaction.
 */
@ApplicationScoped
class ClaimLook {

    private static final String LOCK = """
            select pg_advisory_xact_lock_shared(?), pg_advisory_xact_lock(key) from unnest(?) key;
            """;

    private static final String REVISION = "select revision from clinic_revision";

    /**
     * The plan's revision and one row a schedule, because reading a thousand rows takes the driver longer than it takes the database to find them. A
     * claim is at most 25 hours long, so what reaches into the window began at most that long before it.
     */
    private static final String LOOK = """
            select s.n::int,
                   array_agg(c.lane::int) filter (where c.is_live),
                   array_agg(floor(date_part('epoch', lower(c.during)) / 300)::int) filter (where c.is_live),
                   array_agg(ceil(date_part('epoch', upper(c.during)) / 300)::int) filter (where c.is_live),
                   count(*) filter (where not c.is_live),
                   plan.revision
              from clinic_revision plan
              left join unnest(?) with ordinality s(id, n) on true
              left join lateral (
                   select lane, during, expires_at is null or expires_at > ? as is_live
                     from claim
                    where schedule_id = s.id
                      and lower(during) >= ?
                      and lower(during) < ?
                      and upper(during) > ?
                      and claimant_id <> ?) c on true
             group by s.n, plan.revision
            """;

    private static final long LONGEST_CLAIM_HOURS = 25;

    private final Session session;

    ClaimLook(Session session) {
        this.session = session;
    }

    /** What is taken of these schedules; the claims of {@code except} do not count, so that a move never blocks itself. */
    record Wanted(List<UUID> schedules, TimeSlot window, UUID except) {

        /** No row has this id. */
        private static final UUID NOBODY = new UUID(0, 0);

        static Wanted of(List<UUID> schedules, TimeSlot window, Optional<UUID> except) {
            return new Wanted(schedules, window, except.orElse(NOBODY));
        }
    }

    Taken look(Wanted wanted, Instant now) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(LOOK)) {
                bindLook(connection, statement, 1, wanted, now);
                return taken(statement.executeQuery(), wanted.schedules());
            }
        });
    }

    /** Waits until nobody else changes these days, then looks. The locks end with the transaction. */
    Taken lockAndLook(DayLocks locks, Wanted wanted, Instant now) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(LOCK + LOOK)) {
                bindLocks(connection, statement, locks);
                bindLook(connection, statement, 3, wanted, now);
                statement.execute();
                statement.getMoreResults(); // The first of the two results is the lock's.
                return taken(statement.getResultSet(), wanted.schedules());
            }
        });
    }

    /** Waits until nobody else changes these days. Returns the revision of the clinic's plan, which then stays. */
    long lock(DayLocks locks) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(LOCK + REVISION)) {
                bindLocks(connection, statement, locks);
                statement.execute();
                statement.getMoreResults();
                var row = statement.getResultSet();
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    private static void bindLocks(Connection connection, PreparedStatement statement, DayLocks locks)
            throws SQLException {
        var keys = Arrays.stream(locks.keys()).boxed().toArray(Long[]::new);
        statement.setLong(1, Clinic.PLAN_LOCK);
        statement.setArray(2, connection.createArrayOf("bigint", keys));
    }

    private static void bindLook(
            Connection connection, PreparedStatement statement, int first, Wanted wanted, Instant now)
            throws SQLException {
        var window = wanted.window();
        var earliest = window.start().minusSeconds(LONGEST_CLAIM_HOURS * 3600);
        statement.setArray(
                first, connection.createArrayOf("uuid", wanted.schedules().toArray()));
        statement.setObject(first + 1, ClaimTable.utc(now));
        statement.setObject(first + 2, ClaimTable.utc(earliest));
        statement.setObject(first + 3, ClaimTable.utc(window.end()));
        statement.setObject(first + 4, ClaimTable.utc(window.start()));
        statement.setObject(first + 5, wanted.except());
    }

    private static Taken taken(ResultSet rows, List<UUID> schedules) throws SQLException {
        var stretches = new ArrayList<Taken.Stretch>();
        int expired = 0;
        long revision = 0;
        while (rows.next()) {
            revision = rows.getLong(6);
            expired += rows.getInt(5);
            if (rows.getArray(2) != null) {
                add(stretches, schedules.get(rows.getInt(1) - 1), numbers(rows, 2), numbers(rows, 3), numbers(rows, 4));
            }
        }
        return new Taken(revision, stretches, expired);
    }

    private static void add(
            List<Taken.Stretch> stretches, UUID schedule, Integer[] lanes, Integer[] from, Integer[] to) {
        for (int index = 0; index < lanes.length; index++) {
            stretches.add(new Taken.Stretch(schedule, lanes[index], from[index], to[index]));
        }
    }

    private static Integer[] numbers(ResultSet row, int column) throws SQLException {
        return (Integer[]) row.getArray(column).getArray();
    }
}
