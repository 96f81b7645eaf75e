package org.stillpoint.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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

    private List<String> tables() {
        return database.list(
                "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') order by 1",
                row -> row.getString(1));
    }
}
