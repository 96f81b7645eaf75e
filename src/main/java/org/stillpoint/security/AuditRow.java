package org.stillpoint.security;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;

/**
 * A row of the audit trail before it is written, for whoever sends several statements in one round trip:
 * {@link #INSERT} and its values, in the caller's own transaction. Everybody else calls {@link Audit#record}.
 */
public final class AuditRow {

    private static final String COLUMNS =
            "insert into audit_event (id, at, actor_kind, actor_id, roles, on_behalf_of, action,"
                    + " row_kind, row_id, patients, items, outcome, reason, request_id) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?, ?, ?)";

    /** How many parameters {@link #INSERT} has. */
    public static final int PARAMETERS = 14;

    /** Writes one row; the database adds its place in a chain and the hashes. */
    public static final String INSERT = COLUMNS + ROW;

    private final Object[] values;

    AuditRow(UUID id, Instant at, Doer doer, Deed deed, byte[] reason, UUID request) {
        values = new Object[] {
            id,
            at,
            doer.kind().name(),
            doer.id(),
            doer.roles(),
            deed.onBehalfOf().orElse(null),
            deed.action(),
            deed.kind(),
            deed.row(),
            deed.patients().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")),
            deed.items().orElse(null),
            deed.outcome().name(),
            reason,
            request
        };
    }

    /** Sets the parameters of {@link #INSERT}, the first of which is the statement's {@code first}, counted from 1. */
    public void bind(PreparedStatement statement, int first) throws SQLException {
        Database.bind(statement, first, values);
    }

    /** One statement for all of them. */
    static void write(Database database, List<AuditRow> rows) {
        var sql = COLUMNS + String.join(", ", Collections.nCopies(rows.size(), ROW));
        database.update(sql, rows.stream().flatMap(row -> Stream.of(row.values)).toArray());
    }
}
