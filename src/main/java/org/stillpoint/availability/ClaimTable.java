package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.stillpoint.platform.TimeSlot;

/** Writes claims, as sets: a whole visit is one statement. Joins the caller's transaction. */
@ApplicationScoped
class ClaimTable {

    /** Claims of one visit may meet nobody; a row that the exclusion constraint keeps out is missed in the count. */
    private static final String INSERT = """
            with person as (insert into schedule (id, lanes) select ?, 1 where ? on conflict do nothing)
            insert into claim (claimant_id, part, schedule_id, lane, during, kind, expires_at)
            select ?, ? + row.part, row.schedule_id, row.lane,
                   tstzrange(to_timestamp(row.starts), to_timestamp(row.ends)), ?, ?::timestamptz
              from unnest(?, ?, ?, ?) with ordinality row(schedule_id, lane, starts, ends, part)
             order by row.schedule_id, row.lane, row.starts
            on conflict do nothing
            """;

    private static final String KEEP = """
            update claim set kind = 'APPOINTMENT', expires_at = null
             where claimant_id = ? and kind = 'HOLD' and expires_at > ?
            """;

    private static final String RELEASE = "delete from claim where claimant_id = ?";

    /** What was confirmed while this waited is no hold any more and stays. */
    private static final String RELEASE_HOLDS = "delete from claim where claimant_id = any(?) and kind = 'HOLD'";

    private static final String RELEASE_FROM =
            "delete from claim where claimant_id = any(?) and schedule_id = ? and during && tstzrange(?, ?)";

    /** Whole holds, so that none is ever half there; in order, so that two who want the same rows do not wait in a circle. */
    private static final String SWEEP = """
            with gone as (
                select claimant_id, part from claim
                 where expires_at <= ? and claimant_id in (
                       select claimant_id from claim
                        where schedule_id = any(?) and expires_at <= ?
                          and lower(during) >= ?::timestamptz - interval '25 hours'
                          and lower(during) < ? and upper(during) > ?)
                 order by claimant_id, part
                   for update)
            delete from claim using gone where claim.claimant_id = gone.claimant_id and claim.part = gone.part
            """;

    private static final String OPEN = """
            insert into schedule (id, lanes) select * from unnest(?, ?)
            on conflict (id) do update set lanes = excluded.lanes where schedule.lanes <> excluded.lanes
            """;

    /** A block has every lane of its actor, so also those that the actor gets later. */
    private static final String WIDEN_BLOCKS = """
            insert into claim (claimant_id, part, schedule_id, lane, during, kind)
            select b.claimant_id,
                   (select max(part) from claim where claimant_id = b.claimant_id)
                     + row_number() over (partition by b.claimant_id order by b.during, new.lane),
                   b.schedule_id, new.lane, b.during, b.kind
              from claim b
              join schedule s on s.id = b.schedule_id
             cross join lateral generate_series(1, s.lanes - 1) new(lane)
             where b.kind = 'BLOCK' and b.lane = 0 and lower(b.during) >= ?::timestamptz - interval '25 hours'
               and not exists (select from claim has
                                where has.claimant_id = b.claimant_id and has.schedule_id = b.schedule_id
                                  and has.lane = new.lane and has.during = b.during)
            """;

    private static final String SWEEP_ALL =
            "delete from claim where expires_at <= ? and lower(during) >= ?::timestamptz - interval '25 hours'";

    /** Parts of a visit count from here on when the patient joins a hold that had the first ones. */
    static final int PERSON_PART = 1000;

    private final Session session;

    ClaimTable(Session session) {
        this.session = session;
    }

    /** Returns how many rows the exclusion constraint let in. */
    int insert(Claimant claimant, int firstPart, List<ClaimRow> rows) {
        return update(INSERT, (connection, statement) -> {
            statement.setObject(1, claimant.person().orElse(claimant.id()));
            statement.setBoolean(2, claimant.person().isPresent());
            statement.setObject(3, claimant.id());
            statement.setInt(4, firstPart);
            statement.setString(5, claimant.kind().name());
            statement.setObject(6, claimant.expiresAt().map(ClaimTable::utc).orElse(null));
            statement.setArray(7, connection.createArrayOf("uuid", column(rows, ClaimRow::schedule)));
            statement.setArray(8, connection.createArrayOf("int", column(rows, ClaimRow::lane)));
            statement.setArray(9, moments(connection, rows, TimeSlot::start));
            statement.setArray(10, moments(connection, rows, TimeSlot::end));
        });
    }

    /** A hold's claims become an appointment's; returns how many were still good. */
    int keep(UUID hold, Instant now) {
        return update(KEEP, (connection, statement) -> {
            statement.setObject(1, hold);
            statement.setObject(2, utc(now));
        });
    }

    int release(UUID claimant) {
        return update(RELEASE, (connection, statement) -> statement.setObject(1, claimant));
    }

    int releaseHolds(Collection<UUID> holds) {
        return update(
                RELEASE_HOLDS,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("uuid", holds.toArray())));
    }

    int releaseFrom(UUID schedule, TimeSlot slot, Collection<UUID> claimants) {
        return update(RELEASE_FROM, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("uuid", claimants.toArray()));
            statement.setObject(2, schedule);
            statement.setObject(3, utc(slot.start()));
            statement.setObject(4, utc(slot.end()));
        });
    }

    /** Deletes the holds that are over and have something there, so that they are not in anybody's way. */
    int sweep(Collection<UUID> schedules, TimeSlot window, Instant now) {
        return update(SWEEP, (connection, statement) -> {
            statement.setObject(1, utc(now));
            statement.setArray(2, connection.createArrayOf("uuid", schedules.toArray()));
            statement.setObject(3, utc(now));
            statement.setObject(4, utc(window.start()));
            statement.setObject(5, utc(window.end()));
            statement.setObject(6, utc(window.start()));
        });
    }

    /** Makes sure that these schedules exist and have so many lanes. */
    int open(List<UUID> schedules, List<Integer> lanes) {
        return update(OPEN, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("uuid", schedules.toArray()));
            statement.setArray(2, connection.createArrayOf("int", lanes.toArray()));
        });
    }

    /** Gives the blocks that are not over the lanes that their actors have got since; nobody else may have them yet. */
    int widenBlocks(Instant now) {
        return update(WIDEN_BLOCKS, (connection, statement) -> statement.setObject(1, utc(now)));
    }

    /** Deletes all holds that are over before their time has come. */
    int sweepAll(Instant now) {
        return update(SWEEP_ALL, (connection, statement) -> {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(now));
        });
    }

    private int update(String sql, Binding binding) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                binding.bind(connection, statement);
                return statement.executeUpdate();
            }
        });
    }

    private interface Binding {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private static java.sql.Array moments(Connection connection, List<ClaimRow> rows, Function<TimeSlot, Instant> end)
            throws SQLException {
        return connection.createArrayOf("float8", column(rows, row -> seconds(end.apply(row.during()))));
    }

    /** To the microsecond, which is what the database keeps; as numbers, because moments as text cost most of the binding. */
    private static Double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / 1e9;
    }

    private static <T> Object[] column(List<ClaimRow> rows, Function<ClaimRow, T> value) {
        return rows.stream().map(value).toArray();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
