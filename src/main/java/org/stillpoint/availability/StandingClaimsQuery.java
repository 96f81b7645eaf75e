package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;

/** Reads claims with their claimants, for what is rare: blocks and changes of the clinic's plan. */
@ApplicationScoped
class StandingClaimsQuery {

    private static final String OCCUPANTS = """
            select distinct claimant_id, kind from claim
             where schedule_id = ? and during && tstzrange(?, ?) and (expires_at is null or expires_at > ?)
             order by claimant_id
            """;

    /** Of actors, each by its index on beginnings: no claim is longer than 25 hours, and no plan speaks of patients. */
    private static final String FROM = """
            select c.claimant_id, c.kind, c.schedule_id, c.lane, lower(c.during), upper(c.during)
              from actor a
              join claim c on c.schedule_id = a.id
             where lower(c.during) >= ?::timestamptz - interval '25 hours' and upper(c.during) > ?
               and (c.expires_at is null or c.expires_at > ?)
             order by lower(c.during), c.claimant_id, c.part
            """;

    private final Database database;

    StandingClaimsQuery(Database database) {
        this.database = database;
    }

    List<Occupant> occupants(UUID schedule, TimeSlot slot, Instant now) {
        return database.list(
                OCCUPANTS,
                row -> new Occupant(row.getObject(1, UUID.class), ClaimKind.valueOf(row.getString(2))),
                schedule,
                slot.start(),
                slot.end(),
                now);
    }

    List<PlanFit.Standing> from(Instant now) {
        return database.list(FROM, StandingClaimsQuery::standing, now, now, now);
    }

    private static PlanFit.Standing standing(ResultSet row) throws SQLException {
        return new PlanFit.Standing(
                row.getObject(1, UUID.class),
                ClaimKind.valueOf(row.getString(2)),
                row.getObject(3, UUID.class),
                row.getInt(4),
                new TimeSlot(instant(row, 5), instant(row, 6)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
