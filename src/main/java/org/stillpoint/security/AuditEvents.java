package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Unreadable;

/** Reads the audit trail, newest first. Whoever reads it is in it. */
@ApplicationScoped
@Transactional
class AuditEvents {

    private static final String COLUMNS = "id, at, actor_kind, actor_id, roles, on_behalf_of, action, row_kind, row_id,"
            + " patients, items, rows, outcome, reason, request_id, chain, number, hash";

    /** Those of one patient or row are few and far between: they are looked up first, or the whole trail would be walked. */
    private static final String OF_FEW = "with trail as materialized (select " + COLUMNS
            + " from audit_event where %s) select " + COLUMNS + " from trail";

    private static final String OF_PATIENT = OF_FEW.formatted("patients @> array[?]::uuid[]");
    private static final String OF_ROW = OF_FEW.formatted("row_id = ? or rows @> array[?]::uuid[]");

    private static final String OF_ALL = "select " + COLUMNS + " from audit_event";

    /** One action is in every third row and another in none: which index is best depends on what is asked for. */
    private static final String PLAN_FOR_THESE_VALUES =
            "select set_config('plan_cache_mode', 'force_custom_plan', true)";

    private final Database database;
    private final ColumnCipher cipher;
    private final Audit audit;

    AuditEvents(Database database, ColumnCipher cipher, Audit audit) {
        this.database = database;
        this.cipher = cipher;
        this.audit = audit;
    }

    Page<AuditEventView> list(AuditEventFilter filter, PageRequest page) {
        filter.insistOnSense();
        var values = new ArrayList<>();
        var select = select(filter, values);
        // The limit is part of the text: plans are made once, and without its number a short page would be planned as a
        // long one.
        var sql =
                select + where(filter, page.after(), values) + " order by at desc, id desc limit " + (page.limit() + 1);
        database.first(PLAN_FOR_THESE_VALUES, row -> true);
        var found = Page.of(database.list(sql, this::view, values.toArray()), page.limit(), AuditEvents::cursor);
        var deed =
                Deed.of("AUDIT_EVENTS_READ", "AuditEvent").showing(found.items().size());
        audit.record(filter.patient == null ? deed : deed.about(filter.patient));
        return found;
    }

    private static String select(AuditEventFilter filter, List<Object> values) {
        if (filter.row != null) {
            values.addAll(List.of(filter.row, filter.row));
            return OF_ROW;
        }
        if (filter.patient != null) {
            values.add(filter.patient);
            return OF_PATIENT;
        }
        return OF_ALL;
    }

    private static String where(AuditEventFilter filter, Optional<Cursor> after, List<Object> values) {
        var conditions = new ArrayList<String>();
        add(conditions, values, "patients @> array[?]::uuid[]", filter.row == null ? null : filter.patient);
        add(conditions, values, "actor_id = ?", filter.actor);
        add(conditions, values, "action = ?", filter.action);
        add(conditions, values, "outcome = ?", filter.outcome == null ? null : filter.outcome.name());
        if (filter.outcome != null && filter.outcome != Outcome.DONE) {
            conditions.add("outcome <> 'DONE'"); // In these words the rows have an index of their own.
        }
        add(conditions, values, "at >= ?", filter.from);
        add(conditions, values, "at < ?", filter.to);
        after.ifPresent(cursor -> {
            conditions.add("(at, id) < (?, ?)");
            values.addAll(List.of(cursor.at(), cursor.id()));
        });
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static String cursor(AuditEventView last) {
        return new Cursor(last.at().toInstant(), last.id()).encode();
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }

    private AuditEventView view(ResultSet row) throws SQLException {
        var sealed = row.getBytes("reason");
        var reason = sealed == null ? null : cipher.open(sealed, Audit.REASON);
        var roles = row.getString("roles");
        var kind = row.getString("row_kind");
        var id = row.getObject("row_id", UUID.class);
        return new AuditEventView(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class),
                new AuditEventView.DoerView(
                        Doer.Kind.valueOf(row.getString("actor_kind")),
                        row.getObject("actor_id", UUID.class),
                        roles.isEmpty() ? List.of() : List.of(roles.split(","))),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("action"),
                kind == null && id == null ? null : new AuditEventView.AuditedRowView(kind, id),
                ids(row.getArray("patients")),
                row.getObject("items", Integer.class),
                ids(row.getArray("rows")),
                Outcome.valueOf(row.getString("outcome")),
                reason == null ? null : reason.text().orElse(null),
                Unreadable.among("reason", reason).names(),
                row.getObject("request_id", UUID.class),
                row.getInt("chain"),
                row.getLong("number"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
