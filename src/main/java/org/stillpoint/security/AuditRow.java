package org.stillpoint.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** A row of the audit trail before it is written; the database adds its place in a chain and the hashes. */
final class AuditRow {

    private static final String COLUMNS =
            "insert into audit_event (id, at, actor_kind, actor_id, roles, on_behalf_of, action,"
                    + " row_kind, row_id, patients, items, rows, outcome, reason, request_id) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?::uuid[], ?, ?, ?)";

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
            array(deed.patients()),
            deed.items().orElse(null),
            deed.rows().isEmpty() ? null : array(deed.rows()),
            deed.outcome().name(),
            reason,
            request
        };
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Writes it in the same round trip as other statements of the transaction. */
    void addTo(RoundTrip writes) {
        writes.update(COLUMNS + ROW, count -> {}, values);
    }

    /** One statement for all of them. */
    static void write(Database database, List<AuditRow> rows) {
        database.update(sql(rows), values(rows));
    }

    static void addAll(List<AuditRow> rows, RoundTrip writes) {
        writes.update(sql(rows), count -> {}, values(rows));
    }

    private static String sql(List<AuditRow> rows) {
        return COLUMNS + String.join(", ", Collections.nCopies(rows.size(), ROW));
    }

    private static Object[] values(List<AuditRow> rows) {
        return rows.stream().flatMap(row -> Stream.of(row.values)).toArray();
    }
}
