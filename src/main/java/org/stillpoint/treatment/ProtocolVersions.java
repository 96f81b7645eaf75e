package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/** Writes versions of protocols. Joins the caller's transaction. */
@ApplicationScoped
class ProtocolVersions {

    private static final String ADD = """
            insert into protocol (id, code, version, definition, created_at, created_by, overridden_by)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    ProtocolVersions(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    UUID add(Protocol protocol, int version, String author) {
        return add(protocol, version, author, null);
    }

    /** @param overriddenBy the prescriber on whose word it leaves the usual range; null if it does not */
    UUID add(Protocol protocol, int version, String author, UUID overriddenBy) {
        var id = ids.next();
        var definition = ProtocolRow.definition(protocol);
        database.update(ADD, id, protocol.code(), version, definition, clock.instant(), author, overriddenBy);
        return id;
    }

    void retire(Protocol protocol, String author) {
        database.update(
                "update protocol set retired_at = ?, retired_by = ? where id = ?",
                clock.instant(),
                author,
                protocol.id());
    }

    void restore(Protocol protocol) {
        database.update("update protocol set retired_at = null, retired_by = null where id = ?", protocol.id());
    }
}
