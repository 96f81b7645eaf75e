package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Writes versions of protocols. Joins the caller's transaction. */
@ApplicationScoped
class ProtocolVersions {

    private static final String ADD = """
            insert into protocol (id, code, version, definition, created_at, created_by, overridden_by)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            """;

    private static final String ROW = "Protocol";

    private final Database database;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ProtocolVersions(Database database, Audit audit, Ids ids, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    UUID add(Protocol protocol, int version, String author) {
        var id = write(protocol, version, author, null);
        audit.record(Deed.of("PROTOCOL_DEFINED", ROW, id));
        return id;
    }

    /** On a prescriber's word: it leaves the usual range. */
    UUID addOutside(Protocol protocol, int version, UUID prescriber, String reason) {
        var id = write(protocol, version, prescriber.toString(), prescriber);
        audit.record(Deed.of("PROTOCOL_DEFINED_OUTSIDE_USUAL_RANGE", ROW, id).because(reason));
        return id;
    }

    private UUID write(Protocol protocol, int version, String author, UUID overriddenBy) {
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
        audit.record(Deed.of("PROTOCOL_RETIRED", ROW, protocol.id()));
    }

    void restore(Protocol protocol) {
        database.update("update protocol set retired_at = null, retired_by = null where id = ?", protocol.id());
        audit.record(Deed.of("PROTOCOL_RESTORED", ROW, protocol.id()));
    }
}
