package org.stillpoint.availability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.availability.Taken.Beginning;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.TimeSlot;

/** One look at one site's calendar, from the first question to the answer. */
final class Sight {

    private static final String VERSIONS = """
            select (select revision from clinic_revision),
                   coalesce(array_agg(quarter), '{}'),
                   coalesce(array_agg(version), '{}')
              from claim_version where site_id = ?
            """;

    private static final String VERSIONS_FROM_TO = VERSIONS + " and quarter >= ? and quarter <= ?";

    /** Of single days far apart; what lies between them is nobody's question. */
    private static final String VERSIONS_OF = VERSIONS + " and quarter = any(?)";

    /**
     * One row a schedule, because reading a thousand rows takes the driver longer than it takes the database to find them. "Offset 0"
     * keeps the planner from taking the claims of all time first: it believes that a room has no more of them than a patient has.
     */
    private static final String STRETCHES = """
            select s.id,
                   array_agg(c.lane::int),
                   array_agg(floor(date_part('epoch', lower(c.during)) / 300)::int),
                   array_agg(ceil(date_part('epoch', upper(c.during)) / 300)::int),
                   array_agg(coalesce(date_part('epoch', c.expires_at), 'infinity'))
              from schedule s
             cross join unnest(?, ?) run(starts, ends)
              join lateral (
                   select lane, during, expires_at
                     from claim
                    where schedule_id = s.id
                      and lower(during) >= to_timestamp(run.starts)
                      and lower(during) < to_timestamp(run.ends)
                   offset 0) c on true
            """;

    static final String OF_SITE = STRETCHES + " where s.site_id = ? group by s.id";
    static final String OF_PEOPLE = STRETCHES + " where s.id = any(?) group by s.id";

    private static final String OWN = """
            select schedule_id, lane, floor(date_part('epoch', lower(during)) / 300)::int
              from claim where claimant_id = any(?)
            """;

    /** A claim is at most 25 hours long, so what reaches into a window began at most that long before it. */
    private static final long LONGEST_CLAIM_SECONDS = 25 * 3600;

    /** Two days: as much that is known is read again along with its neighbours rather than left out by a search of its own. */
    private static final int NEIGHBOURS = 8;

    private final Wanted wanted;
    private final KnownQuarters known;
    private final UUID site;
    private final List<List<Stretch>> found = new ArrayList<>();
    private final Set<Beginning> own = new HashSet<>();
    private final Map<Integer, Long> unknown = new HashMap<>();
    private long revision;

    Sight(Wanted wanted, KnownQuarters known) {
        this.wanted = wanted;
        this.known = known;
        this.site = wanted.site().id();
    }

    void lookAtVersions(RoundTrip trip) {
        if (wanted.windows().size() == 1) {
            var window = wanted.windows().getFirst();
            trip.query(VERSIONS_FROM_TO, this::readVersions, site, firstQuarter(window), lastQuarter(window));
        } else {
            trip.query(VERSIONS_OF, this::readVersions, site, quarters());
        }
        if (!wanted.people().isEmpty()) {
            trip.query(
                    OF_PEOPLE,
                    rows -> found.add(readStretches(rows)),
                    new Double[] {ClaimTable.seconds(earliest(wanted.windows()))},
                    new Double[] {ClaimTable.seconds(latest(wanted.windows()))},
                    wanted.people().toArray(UUID[]::new));
        }
        if (!wanted.except().isEmpty()) {
            trip.query(OWN, this::readOwn, (Object) wanted.except().toArray(UUID[]::new));
        }
    }

    private static Instant earliest(TimeSlot window) {
        return window.start().minusSeconds(LONGEST_CLAIM_SECONDS);
    }

    private static Instant earliest(List<TimeSlot> windows) {
        return windows.stream()
                .map(Sight::earliest)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant latest(List<TimeSlot> windows) {
        return windows.stream()
                .map(TimeSlot::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static int firstQuarter(TimeSlot window) {
        return KnownQuarters.quarter(earliest(window));
    }

    private static int lastQuarter(TimeSlot window) {
        return KnownQuarters.quarter(window.end().minusNanos(1));
    }

    private Integer[] quarters() {
        return wanted.windows().stream()
                .flatMap(window -> IntStream.rangeClosed(firstQuarter(window), lastQuarter(window))
                        .boxed())
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
    }

    private void readVersions(ResultSet rows) throws SQLException {
        rows.next();
        revision = rows.getLong(1);
        var quarters = (Integer[]) rows.getArray(2).getArray();
        var versions = (Long[]) rows.getArray(3).getArray();
        for (int at = 0; at < quarters.length; at++) {
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
            own.add(new Beginning(rows.getObject(1, UUID.class), rows.getInt(2), rows.getInt(3)));
        }
    }

    /** Whether everything is known. */
    boolean isClear() {
        return unknown.isEmpty();
    }

    /** Reads the quarters that are not known, and what lies between those that are close together. */
    void lookAtUnknown(RoundTrip trip) {
        if (isClear()) {
            return;
        }
        var starts = new ArrayList<Double>();
        var ends = new ArrayList<Double>();
        int last = Integer.MIN_VALUE;
        for (int quarter : new TreeSet<>(unknown.keySet())) {
            if (starts.isEmpty() || quarter - last > NEIGHBOURS) {
                starts.add(ClaimTable.seconds(KnownQuarters.beginning(quarter)));
                ends.add(null);
            }
            ends.set(ends.size() - 1, ClaimTable.seconds(KnownQuarters.beginning(quarter + 1)));
            last = quarter;
        }
        trip.query(OF_SITE, this::readUnknown, starts.toArray(Double[]::new), ends.toArray(Double[]::new), site);
    }

    private void readUnknown(ResultSet rows) throws SQLException {
        found.add(known.learn(site, unknown, readStretches(rows)));
    }

    Taken taken(Instant now) {
        var spans = wanted.windows().stream()
                .map(window -> new long[] {Grid.cellAtOrBefore(window.start()), Grid.cellAtOrAfter(window.end())})
                .toArray(long[][]::new);
        var stretches = new ArrayList<Stretch>();
        boolean expired = false;
        for (var part : found) {
            for (var stretch : part) {
                if (!wanted.isOf(stretch.schedule()) || !meetsAny(stretch, spans)) {
                    continue;
                }
                if (stretch.isOver(now)) {
                    expired = true;
                } else if (own.isEmpty() || !own.contains(stretch.beginning())) {
                    stretches.add(stretch);
                }
            }
        }
        return new Taken(revision, stretches, expired);
    }

    private static boolean meetsAny(Stretch stretch, long[][] spans) {
        for (var span : spans) {
            if (stretch.meets(span[0], span[1])) {
                return true;
            }
        }
        return false;
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
