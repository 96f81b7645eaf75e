package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Reads what is taken: first the versions of the quarters in the window, then the claims of those that are not known in that
 * version. Joins the caller's transaction.
 */
@ApplicationScoped
class ClaimLook {

    private static final String LOCK =
            "select pg_advisory_xact_lock_shared(?), pg_advisory_xact_lock(key) from unnest(?) key";

    private static final String REVISION = "select revision from clinic_revision";

    private static final String VERSIONS = """
            select plan.revision, array_agg(v.quarter), array_agg(v.version)
              from clinic_revision plan
              left join claim_version v on v.site_id = ? and v.quarter >= ? and v.quarter <= ?
             group by plan.revision
            """;

    /** One row a schedule, because reading a thousand rows takes the driver longer than it takes the database to find them. */
    private static final String STRETCHES = """
            select s.id,
                   array_agg(c.lane::int),
                   array_agg(floor(date_part('epoch', lower(c.during)) / 300)::int),
                   array_agg(ceil(date_part('epoch', upper(c.during)) / 300)::int),
                   array_agg(coalesce(date_part('epoch', c.expires_at), 'infinity'))
              from schedule s
              join lateral (
                   select lane, during, expires_at
                     from claim
                    where schedule_id = s.id
                      and lower(during) >= ?
                      and lower(during) < ?) c on true
            """;

    private static final String OF_SITE = STRETCHES + " where s.site_id = ? group by s.id";
    private static final String OF_PERSON = STRETCHES + " where s.id = ? group by s.id";

    private static final String OWN = """
            select schedule_id, lane, floor(date_part('epoch', lower(during)) / 300)::int from claim where claimant_id = ?
            """;

    /** A claim is at most 25 hours long, so what reaches into the window began at most that long before it. */
    private static final long LONGEST_CLAIM_SECONDS = 25 * 3600;

    private final Database database;
    private final PlanMemory memory;

    ClaimLook(Database database, PlanMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    Taken look(Wanted wanted, Instant now) {
        return look(new RoundTrip(), wanted, now);
    }

    /** Waits until nobody else changes these days, then looks. The locks end with the transaction. */
    Taken lockAndLook(DayLocks locks, Wanted wanted, Instant now) {
        return look(locking(locks), wanted, now);
    }

    /** Waits until nobody else changes these days. Returns the revision of the clinic's plan, which then stays. */
    long lock(DayLocks locks) {
        var revision = new long[1];
        database.send(locking(locks).query(REVISION, row -> revision[0] = row.next() ? row.getLong(1) : 0));
        return revision[0];
    }

    private static RoundTrip locking(DayLocks locks) {
        var keys = Arrays.stream(locks.keys()).boxed().toArray(Long[]::new);
        return new RoundTrip().query(LOCK, rows -> {}, Clinic.PLAN_LOCK, keys);
    }

    private Taken look(RoundTrip first, Wanted wanted, Instant now) {
        var sight = new Sight(wanted);
        sight.lookAtVersions(first);
        database.send(first);
        if (!sight.unknown.isEmpty()) {
            var second = new RoundTrip();
            sight.lookAtUnknown(second);
            database.send(second);
        }
        return sight.taken(now);
    }

    /** One look, from the first question to the answer. */
    private final class Sight {

        private final Wanted wanted;
        private final KnownQuarters known;
        private final UUID site;
        private final Instant earliest;
        private final List<List<Stretch>> found = new ArrayList<>();
        private final List<Stretch> own = new ArrayList<>();
        private final Map<Integer, Long> unknown = new HashMap<>();
        private long revision;

        Sight(Wanted wanted) {
            this.wanted = wanted;
            this.known = memory.quarters(wanted.plan());
            this.site = wanted.site().id();
            this.earliest = wanted.window().start().minusSeconds(LONGEST_CLAIM_SECONDS);
        }

        void lookAtVersions(RoundTrip trip) {
            int from = KnownQuarters.quarter(earliest);
            int to = KnownQuarters.quarter(wanted.window().end().minusNanos(1));
            trip.query(VERSIONS, this::readVersions, site, from, to);
            wanted.person()
                    .ifPresent(person -> trip.query(
                            OF_PERSON,
                            rows -> found.add(readStretches(rows)),
                            earliest,
                            wanted.window().end(),
                            person));
            wanted.except().ifPresent(mover -> trip.query(OWN, this::readOwn, mover));
        }

        private void readVersions(ResultSet rows) throws SQLException {
            rows.next();
            revision = rows.getLong(1);
            var quarters = (Integer[]) rows.getArray(2).getArray();
            var versions = (Long[]) rows.getArray(3).getArray();
            for (int at = 0; at < quarters.length && quarters[at] != null; at++) {
                var stretches = known.find(site, quarters[at], versions[at]);
                if (stretches == null) {
                    unknown.put(quarters[at], versions[at]);
                } else {
                    found.add(stretches);
                }
            }
        }

        private void readOwn(ResultSet rows) throws SQLException {
            while (rows.next()) {
                own.add(new Stretch(rows.getObject(1, UUID.class), rows.getInt(2), rows.getInt(3), rows.getInt(3)));
            }
        }

        /** From the first to the last quarter that is not known: what lies between is read again, which is rarely much. */
        void lookAtUnknown(RoundTrip trip) {
            var from = KnownQuarters.beginning(
                    unknown.keySet().stream().reduce(Math::min).orElseThrow());
            var to = KnownQuarters.beginning(
                    unknown.keySet().stream().reduce(Math::max).orElseThrow() + 1);
            trip.query(OF_SITE, this::readUnknown, from, to, site);
        }

        private void readUnknown(ResultSet rows) throws SQLException {
            found.add(known.learn(site, unknown, readStretches(rows)));
        }

        Taken taken(Instant now) {
            long first = Grid.cellAtOrBefore(wanted.window().start());
            long last = Grid.cellAtOrAfter(wanted.window().end());
            var stretches = new ArrayList<Stretch>();
            boolean expired = false;
            for (var part : found) {
                for (var stretch : part) {
                    if (!isWanted(stretch.schedule()) || !stretch.meets(first, last)) {
                        continue;
                    }
                    if (stretch.isOver(now)) {
                        expired = true;
                    } else if (own.stream().noneMatch(stretch::isSameAs)) {
                        stretches.add(stretch);
                    }
                }
            }
            return new Taken(revision, stretches, expired);
        }

        private boolean isWanted(UUID schedule) {
            return wanted.actors().contains(schedule)
                    || wanted.person().filter(schedule::equals).isPresent();
        }
    }

    private static List<Stretch> readStretches(ResultSet rows) throws SQLException {
        var stretches = new ArrayList<Stretch>();
        while (rows.next()) {
            var schedule = rows.getObject(1, UUID.class);
            var lanes = (Integer[]) rows.getArray(2).getArray();
            var from = (Integer[]) rows.getArray(3).getArray();
            var to = (Integer[]) rows.getArray(4).getArray();
            var expiresAt = (Double[]) rows.getArray(5).getArray();
            for (int at = 0; at < lanes.length; at++) {
                stretches.add(new Stretch(schedule, lanes[at], from[at], to[at], expiresAt[at]));
            }
        }
        return stretches;
    }
}
