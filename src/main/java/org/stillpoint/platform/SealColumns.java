package org.stillpoint.platform;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Turns text columns into sealed ones of the same names, with all their rows; see {@link SealingMigration}. */
public final class SealColumns {
    private static final int BATCH = 500;

    private final String table;
    private final Map<String, Indexed> columns = new TreeMap<>();
    private String latest;

    private SealColumns(String table) {
        this.table = table;
    }

    private record Indexed(String column, String kind, UnaryOperator<String> normal) {}

    private record Plain(String place, List<String> texts) {}

    public static SealColumns of(String table) {
        return new SealColumns(table);
    }

    public SealColumns column(String column) {
        columns.put(column, new Indexed(null, null, null));
        latest = column;
        return this;
    }

    /** The column named last gets a blind index in a column of that name; {@code normal} gives a value's normal form. */
    public SealColumns indexed(String indexColumn, String kind, UnaryOperator<String> normal) {
        columns.put(latest, new Indexed(indexColumn, kind, normal));
        return this;
    }

    void in(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var required = required(statement);
            prepare(statement);
            while (sealSome(connection)) {
                // Until no row is plain.
            }
            replace(statement, required);
        }
    }

    private List<String> required(Statement statement) throws SQLException {
        var required = new ArrayList<String>();
        try (var rows = statement.executeQuery(
                "select attname from pg_attribute where attnotnull and attrelid = '" + table + "'::regclass")) {
            while (rows.next()) {
                required.add(rows.getString(1));
            }
        }
        required.retainAll(columns.keySet());
        return required;
    }

    /** Checks that name the columns would see them empty; they go with the columns anyway. */
    private void dropChecks(Statement statement) throws SQLException {
        var checks = new ArrayList<String>();
        var quoted = columns.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        try (var rows = statement.executeQuery("select distinct quote_ident(conname) from pg_constraint"
                + " join pg_attribute on attrelid = conrelid and attnum = any (conkey)"
                + " where contype = 'c' and conrelid = '" + table + "'::regclass and attname in (" + quoted + ")")) {
            while (rows.next()) {
                checks.add(rows.getString(1));
            }
        }
        for (var check : checks) {
            alter(statement, "drop constraint " + check);
        }
    }

    private void prepare(Statement statement) throws SQLException {
        dropChecks(statement);
        for (var column : columns.entrySet()) {
            alter(statement, "add column " + sealed(column.getKey()) + " bytea");
            alter(statement, "alter column " + column.getKey() + " drop not null");
            var index = column.getValue().column();
            if (index != null) {
                alter(statement, "add column " + index + " bytea");
            }
        }
    }

    /** The table is locked by now, so a row stays where it is until it is updated here. */
    private boolean sealSome(Connection connection) throws SQLException {
        var plain = new ArrayList<Plain>();
        var names = List.copyOf(columns.keySet());
        var select = "select ctid, " + String.join(", ", names) + " from " + table + " where coalesce("
                + String.join(", ", names) + ") is not null limit " + BATCH;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            while (rows.next()) {
                var texts = new ArrayList<String>();
                for (int at = 0; at < names.size(); at++) {
                    texts.add(rows.getString(at + 2));
                }
                plain.add(new Plain(rows.getString(1), texts));
            }
        }
        for (var row : plain) {
            seal(connection, names, row);
        }
        return !plain.isEmpty();
    }

    private void seal(Connection connection, List<String> names, Plain row) throws SQLException {
        var cipher = Arc.container().instance(ColumnCipher.class).get();
        var blind = Arc.container().instance(BlindIndex.class).get();
        var assignments = new ArrayList<String>();
        var values = new ArrayList<byte[]>();
        for (int at = 0; at < names.size(); at++) {
            var name = names.get(at);
            var text = row.texts().get(at);
            assignments.add(name + " = null");
            assignments.add(sealed(name) + " = ?");
            values.add(text == null ? null : cipher.seal(text, table + "." + name));
            var index = columns.get(name);
            if (index.column() != null) {
                assignments.add(index.column() + " = ?");
                values.add(
                        text == null
                                ? null
                                : blind.of(index.kind(), index.normal().apply(text)));
            }
        }
        var update = "update " + table + " set " + String.join(", ", assignments) + " where ctid = ?::tid";
        try (var statement = connection.prepareStatement(update)) {
            for (int at = 0; at < values.size(); at++) {
                statement.setBytes(at + 1, values.get(at));
            }
            statement.setString(values.size() + 1, row.place());
            statement.executeUpdate();
        }
    }

    private void replace(Statement statement, List<String> required) throws SQLException {
        for (var column : columns.entrySet()) {
            var name = column.getKey();
            var index = column.getValue().column();
            alter(statement, "drop column " + name);
            alter(statement, "rename column " + sealed(name) + " to " + name);
            if (required.contains(name)) {
                alter(statement, "alter column " + name + " set not null");
            }
            if (index != null) {
                statement.execute("create index " + table + "_" + index + " on " + table + " (" + index + ")");
            }
        }
    }

    private void alter(Statement statement, String change) throws SQLException {
        statement.execute("alter table " + table + " " + change);
    }

    private static String sealed(String column) {
        return column + "_sealed";
    }
}
