package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Who has done what with a person's data, as the person may know it: by kind of caller and account, never by name. */
@ApplicationScoped
public class Accesses {

    /** The trail can be long: what the same caller did again and again is one row, with its first and last time. */
    private static final String ACCESSES = """
            with trail as materialized (select * from audit_event where patients && ?)
            select action, actor_kind, actor_id, outcome, count(*), min(at), max(at)
              from trail group by 1, 2, 3, 4 order by 6, 1, 3
            """;

    private final Database database;

    Accesses(Database database) {
        this.database = database;
    }

    /** The earliest first, to any of these: a person may have had more records than one. */
    public List<Map<String, Object>> to(UUID... records) {
        return database.list(ACCESSES, Accesses::read, (Object) records);
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        var access = new LinkedHashMap<String, Object>();
        access.put("action", row.getString(1));
        access.put("actorKind", row.getString(2));
        if (row.getObject(3) != null) {
            access.put("actor", row.getObject(3, UUID.class));
        }
        access.put("outcome", row.getString(4));
        access.put("times", row.getLong(5));
        access.put("first", row.getObject(6, OffsetDateTime.class).toInstant());
        access.put("last", row.getObject(7, OffsetDateTime.class).toInstant());
        return access;
    }
}
