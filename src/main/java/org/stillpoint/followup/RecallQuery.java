package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillpoint.platform.Database;

/** Finds by one statement who is due for a treatment and has none booked, whoever shows a sign of relapse first, then the latest. */
@ApplicationScoped
class RecallQuery {

    /** One part of the list by its index, in its order: those with a sign of relapse, or those without. */
    private static final String PART = """
            (select %1$d::smallint as urgency, id, patient_id, series_id, code, site_id, from_at, due_at, to_at
               from follow_up
              where status = 'OPEN' and kind = 'SESSION' and appointment_id is null and from_at <= ?%2$s%3$s
                and %4$s (select from follow_up r
                     where r.patient_id = follow_up.patient_id and r.code = 'RELAPSE_REVIEW' and r.status = 'OPEN')
              order by due_at, id
              limit ?)""";

    private static final String NAMED = """
            select f.id, f.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name, f.series_id, f.code, f.site_id,
                   f.from_at, f.due_at, f.to_at, f.urgency = 0
              from (%s) f
              join patient p on p.id = f.patient_id
             order by f.urgency, f.due_at, f.id
             limit ?""";

    /** One of the list. */
    record Row(
            UUID id, UUID patient, String name, UUID series, String code, UUID site, Window window, boolean signal) {}

    /** As a page's cursor has it: who shows a sign of relapse comes first. */
    private static final int SIGNAL = 0;

    private static final int NONE = 1;

    private final Database database;

    RecallQuery(Database database) {
        this.database = database;
    }

    List<Row> of(Optional<UUID> site, Instant now, Optional<FollowUpCursor> after, int most) {
        var values = new ArrayList<Object>();
        var parts = IntStream.of(SIGNAL, NONE)
                .filter(urgency ->
                        after.filter(cursor -> cursor.priority() > urgency).isEmpty())
                .mapToObj(urgency ->
                        part(urgency, site, now, after.filter(cursor -> cursor.priority() == urgency), most, values))
                .collect(Collectors.joining(" union all "));
        values.add(most);
        return database.list(NAMED.formatted(parts), RecallQuery::row, values.toArray());
    }

    private static String part(
            int urgency,
            Optional<UUID> site,
            Instant now,
            Optional<FollowUpCursor> after,
            int most,
            List<Object> values) {
        values.add(now);
        site.ifPresent(values::add);
        after.ifPresent(cursor -> {
            values.add(cursor.at());
            values.add(cursor.id());
        });
        values.add(most);
        return PART.formatted(
                urgency,
                site.isPresent() ? " and site_id = ?" : "",
                after.isPresent() ? " and (due_at, id) > (?, ?)" : "",
                urgency == SIGNAL ? "exists" : "not exists");
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
