package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.stillpoint.platform.TimeSlot;

/** Reads claims with their claimants, for what is rare: blocks and changes of the clinic's plan. */
@ApplicationScoped
class StandingClaimsQuery {

    private static final String OCCUPANTS = """
            select distinct claimant_id, kind from claim
             where schedule_id = ? and during && tstzrange(?, ?) and (expires_at is null or expires_at > ?)
             order by claimant_id
            """;

    private static final String FROM = """
            select claimant_id, kind, schedule_id, lane, lower(during), upper(during) from claim
             where upper(during) > ? and (expires_at is null or expires_at > ?)
             order by lower(during), claimant_id, part
            """;

    private final Session session;

    StandingClaimsQuery(Session session) {
        this.session = session;
    }

    List<Occupant> occupants(UUID schedule, TimeSlot slot, Instant now) {
        return query(
                OCCUPANTS,
                statement -> {
                    statement.setObject(1, schedule);
                    statement.setObject(2, ClaimTable.utc(slot.start()));
                    statement.setObject(3, ClaimTable.utc(slot.end()));
                    statement.setObject(4, ClaimTable.utc(now));
                },
                row -> new Occupant(row.getObject(1, UUID.class), ClaimKind.valueOf(row.getString(2))));
    }

    List<PlanFit.Standing> from(Instant now) {
        return query(
                FROM,
                statement -> {
                    statement.setObject(1, ClaimTable.utc(now));
                    statement.setObject(2, ClaimTable.utc(now));
                },
                row -> new PlanFit.Standing(
                        row.getObject(1, UUID.class),
                        ClaimKind.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        new TimeSlot(instant(row, 5), instant(row, 6))));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                binding.bind(statement);
                var rows = statement.executeQuery();
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reading.read(rows));
                }
                return all;
            }
        });
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
