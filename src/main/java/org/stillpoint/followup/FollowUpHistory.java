package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.DatabaseJson;

/** Keeps what was done about follow-ups. Never overwritten. */
@ApplicationScoped
class FollowUpHistory {

    private static final String TELL =
            "insert into follow_up_event (follow_up_id, what, at, by, detail) values (?, ?, ?, ?, ?::jsonb)";

    private static final String ALL =
            "select what, at, by, detail from follow_up_event where follow_up_id = ? order by id";

    /** {@code by}: an account, empty for the program itself and for the patient. */
    record Told(String what, Instant at, Optional<UUID> by, Detail detail) {}

    /** What has no meaning for an event is null. */
    record Detail(Instant dueAt, Instant formerDueAt, String outcome, UUID appointment) {}

    private final Database database;

    FollowUpHistory(Database database) {
        this.database = database;
    }

    /** {@code detail} has codes, numbers and moments; {@code by} is an account, empty for the program itself. */
    void tell(FollowUp followUp, String what, Map<String, Object> detail, Optional<UUID> by, Instant at) {
        database.update(TELL, followUp.id(), what, at, by.orElse(null), DatabaseJson.text(detail));
    }

    /** The oldest first. */
    List<Told> of(UUID followUp) {
        return database.list(ALL, FollowUpHistory::told, followUp);
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(3, UUID.class)),
                DatabaseJson.value(row.getString(4), Detail.class));
    }
}
