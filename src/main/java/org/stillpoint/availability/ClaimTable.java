package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.stillpoint.clinic.Actor;
import org.stillpoint.platform.Constraints;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.LastWrites;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.TimeSlot;

/** Writes claims, as sets: a whole visit is one statement. Joins the caller's transaction. */
@Singleton
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

    /** The same; fails where one is kept out, because nobody looks at the count before the commit. */
    private static final String INSERT_ALL = INSERT.replace("insert into claim", ", taken as (insert into claim")
            + "returning 1) select claims_are_missing() from taken having count(*) < ?";

    /** The same of somebody who has claims already, and a calendar with them. */
    private static final String INSERT_ALL_OF_KNOWN = "with " + INSERT_ALL.substring(INSERT_ALL.indexOf("taken as"));

    private static final int VALUES_OF_CALENDAR = 2;

    /** The second: the person's calendar has gone meanwhile, because records were brought together or erased. */
    private static final Set<String> CONTESTED = Set.of("claim_no_overlap", "claim_schedule");

    private static final String KEEP = """
            update claim set kind = 'APPOINTMENT', expires_at = null
             where claimant_id = ? and kind = 'HOLD' and expires_at > ?
            """;

    private static final String RELEASE = "delete from claim where claimant_id = any(?)";

    /** What was confirmed while this waited is no hold any more and stays. */
    private static final String RELEASE_HOLDS = "delete from claim where claimant_id = any(?) and kind = 'HOLD'";

    private static final String RELEASE_FROM = "delete from claim where claimant_id = any(?) and schedule_id = ?";

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
            insert into schedule (id, lanes, site_id) select * from unnest(?, ?, ?)
            on conflict (id) do update set lanes = excluded.lanes, site_id = excluded.site_id
             where (schedule.lanes, schedule.site_id) is distinct from (excluded.lanes, excluded.site_id)
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

    private final Database database;
    private final PlanMemory memory;
    private final LastWrites last;

    ClaimTable(Database database, PlanMemory memory, LastWrites last) {
        this.database = database;
        this.memory = memory;
        this.last = last;
    }

    /** Returns how many rows the exclusion constraint let in. */
    int insert(Claimant claimant, int firstPart, List<ClaimRow> rows) {
        return database.update(INSERT, values(claimant, firstPart, rows));
    }

    /**
     * Writes the claims of a visit, and what else belongs to it, in one round trip. Returns whether the exclusion constraint let all
     * of them in; if not, the transaction has to end. Where the commit goes along, it throws {@link SlotTaken.Contested} instead.
     *
     * @param isKnown whether the claimant's person has claims already; if nobody has looked, false
     */
    boolean insertVisit(
            VisitAt visit, Claimant claimant, boolean isKnown, List<ClaimRow> rows, Consumer<RoundTrip> alongside) {
        var inserted = new int[] {rows.size()};
        var writes = new RoundTrip();
        boolean commits = last.takeCommitAlong();
        if (commits) {
            insertAll(claimant, isKnown, rows, writes);
        } else {
            writes.update(INSERT, count -> inserted[0] = count, values(claimant, 0, rows));
        }
        alongside.accept(writes);
        RaisedQuarters.learn(memory.quarters(visit.plan()), visit, claimant, rows, writes);
        if (commits) {
            writes.commit();
        }
        send(writes);
        return inserted[0] == rows.size();
    }

    private static void insertAll(Claimant claimant, boolean isKnown, List<ClaimRow> rows, RoundTrip writes) {
        var values = values(claimant, 0, rows, rows.size());
        if (isKnown) {
            writes.query(
                    INSERT_ALL_OF_KNOWN, none -> {}, Arrays.copyOfRange(values, VALUES_OF_CALENDAR, values.length));
        } else {
            writes.query(INSERT_ALL, none -> {}, values);
        }
    }

    private void send(RoundTrip writes) {
        try {
            database.send(writes);
        } catch (Database.Failure refused) {
            throw Constraints.violated(refused).filter(CONTESTED::contains).isPresent()
                    ? new SlotTaken.Contested()
                    : refused;
        }
    }

    private static Object[] values(Claimant claimant, int firstPart, List<ClaimRow> rows, Object... more) {
        var values = new Object[] {
            claimant.person().orElse(claimant.id()),
            claimant.person().isPresent(),
            claimant.id(),
            firstPart,
            claimant.kind().name(),
            claimant.expiresAt().orElse(null),
            column(rows, ClaimRow::schedule, UUID[]::new),
            column(rows, ClaimRow::lane, Integer[]::new),
            column(rows, row -> seconds(row.during().start()), Double[]::new),
            column(rows, row -> seconds(row.during().end()), Double[]::new)
        };
        return Stream.of(values, more).flatMap(Arrays::stream).toArray();
    }

    /** A hold's claims become an appointment's; returns how many were still good. */
    int keep(DayLocks locks, UUID hold, Instant now) {
        var kept = new int[1];
        database.send(locks.lock(new RoundTrip()).update(KEEP, count -> kept[0] = count, hold, now));
        return kept[0];
    }

    void release(DayLocks locks, Collection<UUID> claimants) {
        database.send(locks.lock(new RoundTrip()).update(RELEASE, count -> {}, ids(claimants)));
    }

    /** Of somebody whose days are locked. */
    void release(UUID claimant) {
        database.update(RELEASE, ids(List.of(claimant)));
    }

    void releaseHolds(DayLocks locks, Collection<UUID> holds) {
        database.send(locks.lock(new RoundTrip()).update(RELEASE_HOLDS, count -> {}, ids(holds)));
    }

    /** Whose days are locked. */
    void releaseHolds(Collection<UUID> holds) {
        database.update(RELEASE_HOLDS, ids(holds));
    }

    /** Whose days are locked; everything of theirs there, at whatever time. */
    void releaseFrom(UUID schedule, Collection<UUID> claimants) {
        database.update(RELEASE_FROM, ids(claimants), schedule);
    }

    private static Object ids(Collection<UUID> claimants) {
        return claimants.toArray(UUID[]::new);
    }

    /** Deletes the holds that are over and have something there, so that they are not in anybody's way. */
    int sweep(Collection<UUID> schedules, TimeSlot window, Instant now) {
        return database.update(
                SWEEP, now, schedules.toArray(UUID[]::new), now, window.start(), window.end(), window.start());
    }

    /** Makes sure that the actors' schedules exist, at their sites and with their lanes. */
    int open(List<Actor> actors) {
        return database.update(
                OPEN,
                column(actors, Actor::id, UUID[]::new),
                column(actors, Actor::lanes, Integer[]::new),
                column(actors, Actor::siteId, UUID[]::new));
    }

    /** Gives the blocks that are not over the lanes that their actors have got since; nobody else may have them yet. */
    int widenBlocks(Instant now) {
        return database.update(WIDEN_BLOCKS, now);
    }

    /** Deletes all holds that are over before their time has come. */
    int sweepAll(Instant now) {
        return database.update(SWEEP_ALL, now, now);
    }

    /** To the microsecond, which is what the database keeps; as numbers, because moments as text cost most of the binding. */
    static Double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / 1e9;
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
