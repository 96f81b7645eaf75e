package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;

/** Reads claims with their claimants, for what is rare: blocks and changes of the clinic's plan. */
@ApplicationScoped
class StandingClaimsQuery {

    private static final String OCCUPANTS = """
            select claimant_id, kind, min(lower(during)) from claim
             where schedule_id = ? and during && tstzrange(?, ?) and (expires_at is null or expires_at > ?)
             group by claimant_id, kind
             order by claimant_id
            """;

    /** Of some actors, each by its index on beginnings: no claim is longer than 25 hours. */
    private static final String FROM = """
            select c.claimant_id, c.part, c.kind, c.schedule_id, c.lane, lower(c.during), upper(c.during)
              from unnest(?) a(id)
              join claim c on c.schedule_id = a.id
             where lower(c.during) >= ?::timestamptz - interval '25 hours' and upper(c.during) > ?
               and (c.expires_at is null or c.expires_at > ?)
             order by lower(c.during), c.claimant_id, c.part
            """;

    /** The same of those schedules on which something stands beyond the lanes that they have. Blocks have all lanes by nature. */
    private static final String BEYOND_LANES = """
            select claimant_id, part, kind, schedule_id, lane, starts, ends
              from (select c.claimant_id, c.part, c.kind, c.schedule_id, c.lane, lower(c.during) as starts, upper(c.during) as ends,
                           max(c.lane) over (partition by c.schedule_id) as highest, s.lanes
                      from actor a
                      join schedule s on s.id = a.id
                      join claim c on c.schedule_id = a.id
                     where lower(c.during) >= ?::timestamptz - interval '25 hours' and upper(c.during) > ?
                       and (c.expires_at is null or c.expires_at > ?) and c.kind <> 'BLOCK') standing
             where highest >= lanes
             order by starts, claimant_id, part
            """;

    private final Database database;

    StandingClaimsQuery(Database database) {
        this.database = database;
    }

    List<Occupant> occupants(UUID schedule, TimeSlot slot, Instant now) {
        return database.list(
                OCCUPANTS,
                row -> new Occupant(row.getObject(1, UUID.class), ClaimKind.valueOf(row.getString(2)), instant(row, 3)),
                schedule,
                slot.start(),
                slot.end(),
                now);
    }

    List<Standing> from(Instant now, Collection<UUID> actors) {
        return actors.isEmpty()
                ? List.of()
                : database.list(FROM, StandingClaimsQuery::standing, actors.toArray(UUID[]::new), now, now, now);
    }

    List<Standing> beyondLanes(Instant now) {
        return database.list(BEYOND_LANES, StandingClaimsQuery::standing, now, now, now);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject(1, UUID.class),
                row.getInt(2),
                ClaimKind.valueOf(row.getString(3)),
                row.getObject(4, UUID.class),
                row.getInt(5),
                new TimeSlot(instant(row, 6), instant(row, 7)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
