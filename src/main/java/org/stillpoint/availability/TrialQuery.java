package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.TimeSlot;

/** Reads a whole site's claims, and those of some people, with whose they are: for what is tried out in memory. */
@ApplicationScoped
class TrialQuery {

    /** A claim is at most 25 hours long, so what reaches into the window began at most that long before it. */
    private static final Duration LONGEST_CLAIM = Duration.ofHours(25);

    private static final String REVISION = "select revision from clinic_revision";

    /**
     * One row for each schedule and for each visit that moves on it: rows cost the driver more than the database. "Offset 0" as in
     * {@link Sight}.
     */
    static final String CLAIMS = """
            select s.id, c.mover,
                   array_agg(c.lane::int),
                   array_agg(floor(date_part('epoch', lower(c.during)) / 300)::int),
                   array_agg(ceil(date_part('epoch', upper(c.during)) / 300)::int)
              from schedule s
              join lateral (
                   select lane, during, case when claimant_id = any(?) then claimant_id end as mover
                     from claim
                    where schedule_id = s.id
                      and lower(during) >= ?
                      and lower(during) < ?
                      and (expires_at is null or expires_at > ?)
                   offset 0) c on true
             where s.site_id = ? or s.id = any(?)
             group by s.id, c.mover
            """;

    private final Database database;

    TrialQuery(Database database) {
        this.database = database;
    }

    TrialClaims read(
            ClinicPlan plan,
            Site site,
            TimeSlot window,
            Map<UUID, UUID> movers,
            List<OngoingVisit> ongoing,
            Instant now) {
        var apart = new HashSet<>(movers.keySet());
        ongoing.forEach(visit -> apart.add(visit.claimant()));
        var claims = read(site, window, apart, movers.values(), now);
        for (var visit : ongoing) {
            claims = claims.withRoomFor(visit, plan, Grid.cellAtOrBefore(now));
        }
        return claims;
    }

    private TrialClaims read(
            Site site, TimeSlot window, Collection<UUID> movers, Collection<UUID> people, Instant now) {
        var reading = new Reading();
        database.send(new RoundTrip()
                .query(REVISION, reading::revision)
                .query(
                        CLAIMS,
                        reading::claims,
                        movers.toArray(UUID[]::new),
                        window.start().minus(LONGEST_CLAIM),
                        window.end(),
                        now,
                        site.id(),
                        people.toArray(UUID[]::new)));
        return new TrialClaims(reading.revision, reading.taken, reading.moving);
    }

    private static final class Reading {

        private long revision;
        private final List<Stretch> taken = new ArrayList<>();
        private final Map<UUID, List<Stretch>> moving = new HashMap<>();

        private void revision(ResultSet rows) throws SQLException {
            revision = rows.next() ? rows.getLong(1) : 0;
        }

        private void claims(ResultSet rows) throws SQLException {
            while (rows.next()) {
                var schedule = rows.getObject(1, UUID.class);
                var mover = rows.getObject(2, UUID.class);
                var stretches = mover == null ? taken : moving.computeIfAbsent(mover, each -> new ArrayList<>());
                var lanes = (Integer[]) rows.getArray(3).getArray();
                var from = (Integer[]) rows.getArray(4).getArray();
                var to = (Integer[]) rows.getArray(5).getArray();
                for (int at = 0; at < lanes.length; at++) {
                    stretches.add(new Stretch(schedule, lanes[at], from[at], to[at]));
                }
            }
        }
    }
}
