package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Finds by one statement who is due for a session and has none booked, whoever shows a sign of relapse first, then the latest. */
@ApplicationScoped
class RecallQuery {

    /** {@code following} is where the page before ended. */
    static final String RECALL = """
            select f.id, f.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name, f.series_id, f.code, f.site_id,
                   f.from_at, f.due_at, f.to_at, signal
              from follow_up f
              join patient p on p.id = f.patient_id
             cross join lateral (select exists (
                   select from follow_up r
                    where r.patient_id = f.patient_id and r.code = 'RELAPSE_REVIEW' and r.status = 'OPEN') as signal) relapse
             where f.status = 'OPEN' and f.kind = 'SESSION' and f.appointment_id is null and f.code like 'MAINTENANCE%'
               and f.from_at <= ? and (?::uuid is null or f.site_id = ?)
               and (?::smallint is null or (case when signal then 0 else 1 end, f.due_at, f.id) > (?, ?, ?))
             order by case when signal then 0 else 1 end, f.due_at, f.id
             limit ?""";

    /** One of the list. */
    record Row(
            UUID id, UUID patient, String name, UUID series, String code, UUID site, Window window, boolean signal) {}

    private final Database database;

    RecallQuery(Database database) {
        this.database = database;
    }

    List<Row> of(Optional<UUID> site, Instant now, Optional<FollowUpCursor> after, int most) {
        var wanted = site.orElse(null);
        var urgency = after.map(FollowUpCursor::priority).orElse(null);
        return database.list(
                RECALL,
                RecallQuery::row,
                now,
                wanted,
                wanted,
                urgency,
                urgency,
                after.map(FollowUpCursor::at).orElse(null),
                after.map(FollowUpCursor::id).orElse(null),
                most);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getObject(6, UUID.class),
                new Window(moment(row, 8), moment(row, 7), moment(row, 9)),
                row.getBoolean(10));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
