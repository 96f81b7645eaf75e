package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    private final Database database;

    FollowUpHistory(Database database) {
        this.database = database;
    }

    /** {@code detail} has codes, numbers and moments; {@code by} is an account, empty for the program itself. */
    void tell(FollowUp followUp, String what, Map<String, Object> detail, Optional<UUID> by, Instant at) {
        database.update(TELL, followUp.id(), what, at, by.orElse(null), DatabaseJson.text(detail));
    }
}
