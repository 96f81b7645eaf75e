package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;

/** Reads what an entry has to fit into, by one statement and without locking anything: entries of several people never wait. */
@ApplicationScoped
class ChartFrames {

    private final Database database;
    private final Clinic clinic;

    ChartFrames(Database database, Clinic clinic) {
        this.database = database;
        this.clinic = clinic;
    }

    ChartFrame of(UUID session) {
        return database.first(
                        "select id, appointment_id, patient_id, site_id, arrived_at, left_at, state = 'READY' from session where id = ?",
                        this::frame,
                        session)
                .orElseThrow(NotFound::new);
    }

    private ChartFrame frame(ResultSet row) throws SQLException {
        return new ChartFrame(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                site(row.getObject(4, UUID.class)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getBoolean(7));
    }

    private Site site(UUID id) {
        return clinic.plan(known -> known.site(id).isPresent()).site(id).orElseThrow();
    }
}
