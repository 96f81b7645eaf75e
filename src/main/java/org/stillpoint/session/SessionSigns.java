package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Whether anybody still has to do with a session: whoever is with a patient writes something down now and then. */
@ApplicationScoped
class SessionSigns {

    /** What the program changes by itself is no sign of anybody. */
    private static final String ANY_SINCE = """
            select exists (
                select from (
                    select session_id, recorded_at from session_change where by is not null
                    union all select session_id, recorded_at from session_extension
                    union all select session_id, recorded_at from evidence_entry
                    union all select session_id, overridden_at from session_gate_override
                    union all select session_id, recorded_at from vitals_entry
                    union all select session_id, recorded_at from observation_entry
                    union all select session_id, recorded_at from adverse_event
                    union all select session_id, recorded_at from dose) sign
                 where session_id = ? and recorded_at > ?)
            """;

    private final Database database;

    SessionSigns(Database database) {
        this.database = database;
    }

    /** Of a session that is open, when it has been so for long and nobody has recorded anything of it for as long. */
    boolean isForgotten(Session session, Instant now) {
        var since = now.minus(ChartLimits.tolerance().longestPhase());
        return session.arrivedAt().isBefore(since) && !anySince(session.id(), since);
    }

    private boolean anySince(UUID session, Instant moment) {
        return database.first(ANY_SINCE, row -> row.getBoolean(1), session, moment)
                .orElseThrow();
    }
}
