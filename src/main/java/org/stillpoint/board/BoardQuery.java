package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Service;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.AppointmentStatus;
import org.stillpoint.scheduling.PlannedActor;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.session.AlertKind;
import org.stillpoint.session.Reading;
import org.stillpoint.session.SessionDays.Facts;
import org.stillpoint.session.SessionState;

/** Reads everybody who is expected, here or has left today at a site by one statement, and what has been seen with it. */
@ApplicationScoped
class BoardQuery {

    /**
     * Whoever is still here belongs to the board, whatever the day: a session may go on after midnight. Of the day before also whoever was
     * here until the day had begun, or whose room was made ready for the next then.
     */
    static final String BOARD = """
            with visit as materialized (
                select a.id from appointment a
                 where a.site_id = ? and a.start_at >= ? and a.start_at < ? and a.status <> 'CANCELLED'
                union
                select s.appointment_id from session s
                 where s.site_id = ? and s.state in ('ARRIVED', 'READY', 'DOSING', 'OBSERVATION')
                union
                select a.id from appointment a
                 where a.site_id = ? and a.start_at >= ?::timestamptz - interval '25 hours' and a.start_at < ? and a.status = 'ARRIVED'
                   and coalesce((select s.left_at from session s where s.appointment_id = a.id), a.end_at)
                       + (select coalesce(sum((phase ->> 'minutes')::int), 0) * interval '1 minute'
                            from jsonb_array_elements(a.phases) phase where phase ->> 'code' = 'TURNOVER') > ?
            )
            select here.seen, a.id, a.patient_id, a.service_id, a.status, a.start_at, a.phases, a.actors,
                   a.displaced_at is not null as displaced, p.given_name, p.family_name, p.preferred_name,
                   s.id as session, s.state, s.protocol_id, s.arrived_at, s.dosing_began_at, s.dosing_ended_at, s.left_at,
                   (select stays_until from session_extension e where e.session_id = s.id order by recorded_at desc, id desc limit 1)
                       as stays_until,
                   (select jsonb_agg(jsonb_build_object('entry', v.id, 'at', v.at)) from vitals_entry v
                     where v.session_id = s.id and v.systolic is not null and v.corrected_by is null and not v.withdrawn) as readings,
                   (select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'at', t.at) order by t.at, t.id)
                      from session_alert t where t.session_id = s.id and t.acknowledged_at is null) as alerts
              from (select %s as seen) here
              left join visit on true
              left join appointment a on a.id = visit.id
              left join patient p on p.id = a.patient_id
              left join session s on s.appointment_id = a.id
             order by a.start_at, a.id""".formatted(Position.SEEN);

    /** What was found, and what has been seen with it. */
    record Found(Position position, List<Row> rows) {}

    /** A visit of the day. */
    record Row(
            UUID appointment,
            UUID patient,
            UUID service,
            AppointmentStatus status,
            Timeline planned,
            List<PlannedActor> actors,
            boolean displaced,
            String calledName,
            String familyName,
            Optional<OfSession> session) {}

    /** What is kept of its session. */
    record OfSession(
            UUID id,
            SessionState state,
            Optional<UUID> protocol,
            Instant arrived,
            Optional<Instant> dosingBegan,
            Optional<Instant> dosingEnded,
            Optional<Instant> left,
            Optional<Instant> staysUntil,
            List<Reading> readings,
            List<OpenAlert> alerts) {

        Facts facts(Timeline planned, Service service) {
            return new Facts(planned, service, protocol, arrived, dosingBegan, dosingEnded, left, staysUntil, readings);
        }
    }

    /** Something that nobody has seen to yet. */
    record OpenAlert(UUID id, AlertKind kind, Instant at) {}

    private record Line(Position position, Optional<Row> row) {}

    private final Database database;

    BoardQuery(Database database) {
        this.database = database;
    }

    /** In the order of their starts. */
    Found of(UUID site, TimeSlot day) {
        var lines = database.list(
                BOARD,
                BoardQuery::line,
                site,
                day.start(),
                day.end(),
                site,
                site,
                day.start(),
                day.start(),
                day.start());
        return new Found(
                lines.getFirst().position(),
                lines.stream().flatMap(line -> line.row().stream()).toList());
    }

    private static Line line(ResultSet row) throws SQLException {
        var position = Position.read(row.getString("seen")).orElseThrow();
        return new Line(position, row.getObject("id") == null ? Optional.empty() : Optional.of(row(row)));
    }

    private static Row row(ResultSet row) throws SQLException {
        var preferred = row.getString("preferred_name");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getObject("service_id", UUID.class),
                AppointmentStatus.valueOf(row.getString("status")),
                Timeline.read(moment(row, "start_at").orElseThrow(), row.getString("phases")),
                DatabaseJson.list(row.getString("actors"), PlannedActor.class),
                row.getBoolean("displaced"),
                preferred == null ? row.getString("given_name") : preferred,
                row.getString("family_name"),
                row.getObject("session") == null ? Optional.empty() : Optional.of(session(row)));
    }

    private static OfSession session(ResultSet row) throws SQLException {
        return new OfSession(
                row.getObject("session", UUID.class),
                SessionState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("protocol_id", UUID.class)),
                moment(row, "arrived_at").orElseThrow(),
                moment(row, "dosing_began_at"),
                moment(row, "dosing_ended_at"),
                moment(row, "left_at"),
                moment(row, "stays_until"),
                list(row, "readings", Reading.class),
                list(row, "alerts", OpenAlert.class));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <T> List<T> list(ResultSet row, String column, Class<T> element) throws SQLException {
        var json = row.getString(column);
        return json == null ? List.of() : DatabaseJson.list(json, element);
    }
}
