package org.stillpoint.testsupport;

import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;

/** Looks for a text in every row of every table, also in bytes that were not sealed. */
public final class EveryTable {

    private final Database database;

    private EveryTable(Database database) {
        this.database = database;
    }

    public static EveryTable of(Database database) {
        return new EveryTable(database);
    }

    /** The names of the tables in which it stands. Upper and lower case are one. */
    public List<String> with(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<String>();
        for (var table : tables()) {
            var rows = database.first(
                    "select count(*) from " + table + " row"
                            + " where position(lower(?) in lower(row::text)) > 0 or position(? in row::text) > 0",
                    row -> row.getLong(1),
                    text,
                    hex);
            if (rows.orElseThrow() > 0) {
                found.add(table);
            }
        }
        return found;
    }

    /** The columns, as {@code table.column}, in which it stands sealed: every value that one of our keys has sealed is opened. */
    public List<String> sealedWith(String text) {
        var cipher = Arc.container().instance(ColumnCipher.class).get();
        return byteColumns().stream()
                .filter(column -> sealed(column).stream()
                        .flatMap(value -> cipher.openBytes(value, column.table() + "." + column.name()).stream())
                        .anyMatch(opened -> new String(opened, StandardCharsets.UTF_8).contains(text)))
                .map(column -> column.table() + "." + column.name())
                .toList();
    }

    private record Column(String table, String name) {}

    private List<Column> byteColumns() {
        return database.list(
                "select table_name, column_name from information_schema.columns"
                        + " where data_type = 'bytea' and table_schema = 'public' order by 1, 2",
                row -> new Column(row.getString(1), row.getString(2)));
    }

    /** What is sealed begins with a one and the key's id. */
    private List<byte[]> sealed(Column column) {
        return database.list(
                "select %1$s from %2$s where octet_length(%1$s) > 28 and substring(%1$s from 1 for 5) in"
                                .formatted(column.name(), column.table())
                        + " (select decode('01' || lpad(to_hex(id), 8, '0'), 'hex') from encryption_key)",
                row -> row.getBytes(1));
    }

    /** The tables with a foreign key to this one. */
    public List<String> referringTo(String table) {
        return database.list(
                "select distinct 'public.' || c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid"
                        + " where k.contype = 'f' and k.confrelid = ?::regclass order by 1",
                row -> row.getString(1),
                table);
    }

    private List<String> tables() {
        return database.list(
                "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') order by 1",
                row -> row.getString(1));
    }
}
