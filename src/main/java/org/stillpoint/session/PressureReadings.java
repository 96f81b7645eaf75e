package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** The blood pressures among a session's vital signs. */
@ApplicationScoped
class PressureReadings {

    private static final String NEWEST = """
            select id, systolic, diastolic, at, recorded_by, recorded_at from vitals_entry
             where session_id = ? and at <= ? and systolic is not null and corrected_by is null and not withdrawn
             order by at desc, id desc
             limit 1
            """;

    private final Database database;

    PressureReadings(Database database) {
        this.database = database;
    }

    /** The newest that holds of those that were measured up to that moment. */
    Optional<PressureReading> newest(UUID session, Instant upTo) {
        return database.first(NEWEST, PressureReadings::reading, session, upTo);
    }

    private static PressureReading reading(ResultSet row) throws SQLException {
        return new PressureReading(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, UUID.class),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
