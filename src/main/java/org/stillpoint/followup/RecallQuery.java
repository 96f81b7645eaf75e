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
import java.util.stream.Stream;
import org.stillpoint.platform.Database;

/**
 * Finds by one statement who is due for a treatment and has none booked, the latest first, but for those who are to be tried again
 * later; for clinicians whoever shows a sign of relapse before all others. To anybody else the order says nothing about anybody.
 */
@ApplicationScoped
class RecallQuery {

    /** Who is due, has nothing booked, and comes after the page before. */
    private static final String DUE = """
            select * from follow_up
             where status = 'OPEN' and kind = 'SESSION' and appointment_id is null and greatest(from_at, next_try_at) <= ?""";

    /** The few who show a sign, and of each what is due by an index of that: never the other way round, whatever the database expects. */
    private static final String WITH_SIGN = """
            (select distinct patient_id as person from follow_up where status = 'OPEN' and code = 'RELAPSE_REVIEW') signs
              cross join lateral (%s and patient_id = person offset 0) due""";

    private static final String WITHOUT_SIGN = """
            (%s and not exists (select from follow_up r
                 where r.patient_id = follow_up.patient_id and r.code = 'RELAPSE_REVIEW' and r.status = 'OPEN')) due""";

    /** One part of the list, in its order: those with a sign of relapse, those without, or both alike. */
    private static final String PART = """
            (select %d::smallint as urgency, id, patient_id, series_id, code, site_id, from_at, due_at, to_at, attempts, next_try_at,
                    case when owner_until > ? then owner end as owner
               from %s
              order by due_at, id
              limit ?)""";

    /** Names are looked up for those of the page only, whatever the database expects of its length. */
    private static final String NAMED = """
            select f.id, f.patient_id, called.name, f.series_id, f.code, f.site_id, f.from_at, f.due_at, f.to_at, f.urgency = 0,
                   f.attempts, f.next_try_at, f.owner
              from (select * from (%s) part order by urgency, due_at, id limit ?) f
              cross join lateral (select coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name
                      from patient p where p.id = f.patient_id offset 0) called
             order by f.urgency, f.due_at, f.id""";

    /** One of the list. */
    record Row(
            UUID id,
            UUID patient,
            String name,
            UUID series,
            String code,
            UUID site,
            Window window,
            boolean signal,
            int attempts,
            Optional<Instant> nextTryAt,
            UUID owner) {}

    /** A part of the list, as a page's cursor has it; in this order. */
    private enum Part {
        SIGNAL(WITH_SIGN),
        NONE(WITHOUT_SIGN),
        /** Whether there is a sign or not. */
        ALL("(%s) due");

        private final String source;

        Part(String source) {
            this.source = source;
        }
    }

    private final Database database;

    RecallQuery(Database database) {
        this.database = database;
    }

    /** {@code signs}: the caller may know who shows one. */
    List<Row> of(Optional<UUID> site, Instant now, Optional<FollowUpCursor> after, int most, boolean signs) {
        var values = new ArrayList<Object>();
        var from = after.filter(cursor -> signs).map(cursor -> (int) cursor.priority());
        var parts = (signs ? Stream.of(Part.SIGNAL, Part.NONE) : Stream.of(Part.ALL))
                .filter(part -> from.filter(at -> at > part.ordinal()).isEmpty())
                .map(part -> part(
                        part,
                        site,
                        now,
                        after.filter(cursor ->
                                from.filter(at -> at != part.ordinal()).isEmpty()),
                        most,
                        values))
                .collect(Collectors.joining(" union all "));
        values.add(most);
        return database.list(NAMED.formatted(parts), RecallQuery::row, values.toArray());
    }

    private static String part(
            Part part,
            Optional<UUID> site,
            Instant now,
            Optional<FollowUpCursor> after,
            int most,
            List<Object> values) {
        values.add(now);
        values.add(now);
        site.ifPresent(values::add);
        after.ifPresent(cursor -> {
            values.add(cursor.at());
            values.add(cursor.id());
        });
        values.add(most);
        var due = DUE
                + (site.isPresent() ? " and site_id = ?" : "")
                + (after.isPresent() ? " and (due_at, id) > (?, ?)" : "");
        return PART.formatted(part.ordinal(), part.source.formatted(due));
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
                row.getBoolean(10),
                row.getInt(11),
                Optional.ofNullable(row.getObject(12, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getObject(13, UUID.class));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
