package org.stillpoint.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows as they are kept, column by column, with what is sealed opened: for a person who wants to know all that is kept about them.
 * Whatever columns a table gets later come along by themselves.
 */
@ApplicationScoped
public class StoredRows {

    /** What only the program has a use for. */
    private static final Set<String> LEFT_OUT =
            Set.of("version", "changes", "search_name", "position", "queue_rank", "queue_at", "late_told_at");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final ColumnCipher cipher;

    StoredRows(Database database, ColumnCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /**
     * The rows that a statement selects, by the columns' names in camelCase; empty columns and blind indexes are left out, what can
     * not be read is named in {@code unreadable}.
     *
     * @param table whose columns the sealed ones among them are
     */
    public List<Map<String, Object>> of(String table, String select, Object... values) {
        return database.list(select, row -> read(table, row), values);
    }

    private Map<String, Object> read(String table, ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var members = new LinkedHashMap<String, Object>();
        var unreadable = new ArrayList<String>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            var column = columns.getColumnName(at);
            if (LEFT_OUT.contains(column) || column.endsWith("_index") || row.getObject(at) == null) {
                continue;
            }
            var value = value(row, at, columns.getColumnTypeName(at), table + "." + column);
            if (value == null) {
                unreadable.add(member(column));
            } else {
                members.put(member(column), value);
            }
        }
        if (!unreadable.isEmpty()) {
            members.put("unreadable", unreadable);
        }
        return members;
    }

    private Object value(ResultSet row, int at, String type, String tableColumn) throws SQLException {
        return switch (type) {
            case "bytea" ->
                cipher.open(row.getBytes(at), tableColumn)
                        .text()
                        .map(StoredRows::opened)
                        .orElse(null);
            case "jsonb" -> json(row.getString(at));
            case "timestamptz" ->
                row.getObject(at, OffsetDateTime.class).toInstant().toString();
            case "timestamp" -> row.getObject(at, LocalDateTime.class).toString();
            case "date" -> row.getObject(at, LocalDate.class).toString();
            case "bool" -> row.getBoolean(at);
            case "int2", "int4", "int8" -> row.getLong(at);
            default -> row.getString(at);
        };
    }

    /** Some columns are sealed as JSON. */
    private static Object opened(String text) {
        return text.startsWith("{") || text.startsWith("[") ? json(text) : text;
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException plain) {
            return text;
        }
    }

    private static String member(String column) {
        var words = column.split("_");
        var name = new StringBuilder(words[0]);
        for (int at = 1; at < words.length; at++) {
            name.append(Character.toUpperCase(words[at].charAt(0))).append(words[at].substring(1));
        }
        return name.toString();
    }
}
