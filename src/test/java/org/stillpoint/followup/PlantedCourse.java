package org.stillpoint.followup;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.treatment.SeriesSample;

/**
 * A course of six infusions in three weeks, then a ladder, whose visits are put into the calendar straight away, at whatever time: a
 * year would else have to be lived through. Times are New York's.
 */
final class PlantedCourse {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final int INDUCTION = 0;
    static final int REVIEW = 1;
    static final int MAINTENANCE = 2;

    private final Database database = Arc.container().instance(Database.class).get();
    final Office office;
    final UUID patient;
    final UUID series;
    private final UUID protocol;

    private PlantedCourse(Office office, UUID patient, UUID series, UUID protocol) {
        this.office = office;
        this.patient = patient;
        this.series = series;
        this.protocol = protocol;
    }

    static PlantedCourse infusions() {
        var office = Chart.office();
        return begun(office, SeriesSample.infusions(office));
    }

    /** Of somebody who is treated without one. */
    static PlantedCourse none() {
        return new PlantedCourse(Chart.office(), UUID.fromString(Office.patient()), null, null);
    }

    private static PlantedCourse begun(Office office, SeriesSample sample) {
        var series = sample.begun();
        var read = series.read();
        var id = UUID.fromString(series.id());
        var database = Arc.container().instance(Database.class).get();
        forget(UUID.fromString(read.path("patient").asText()), database);
        return new PlantedCourse(
                office,
                UUID.fromString(read.path("patient").asText()),
                id,
                database.first(
                                "select protocol_id from treatment_series where id = ?",
                                row -> row.getObject(1, UUID.class),
                                id)
                        .orElseThrow());
    }

    /** That nothing was booked when it began: years begin before that here. */
    private static void forget(UUID patient, Database database) {
        QuarkusTransaction.requiringNew().run(() -> {
            Arc.container().instance(Recompute.class).get().of(patient);
            database.update(
                    "delete from follow_up_event e using follow_up f where f.id = e.follow_up_id and f.patient_id = ?",
                    patient);
            database.update("delete from follow_up where patient_id = ?", patient);
        });
    }

    UUID site() {
        return office.clinic().site().id();
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** A treatment that begins then. */
    UUID booked(int step, String start) {
        var id = UUID.randomUUID();
        var at = at(start);
        database.update(
                "insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone,"
                        + " phases, actors, moves, booked_at, version) values (?, ?, ?, ?, ?, 'BOOKED', ?, ?, ?, ?,"
                        + " '[{\"code\": \"DOSING\", \"minutes\": 180}]', '[]', 0, ?, 0)",
                id,
                id.toString().substring(24),
                office.clinic().site().id(),
                office.clinic().service(step == REVIEW ? "talk" : "infusion").id(),
                patient,
                at,
                at.plus(Duration.ofHours(3)),
                LocalDateTime.parse(start),
                ZONE.getId(),
                at);
        if (series == null) {
            mark(at);
            return id;
        }
        database.update(
                "insert into series_visit (appointment_id, series_id, step, round, created_at) values (?, ?, ?, 0, ?)",
                id,
                series,
                step,
                at);
        mark(at);
        return id;
    }

    /** Dosing has ended an hour after the start. */
    UUID given(UUID appointment, String start) {
        var begin = at(start);
        var end = begin.plus(Duration.ofHours(1));
        var session = UUID.randomUUID();
        database.update(
                "update appointment set status = 'ARRIVED', arrived_at = ?, version = version + 1 where id = ?",
                begin,
                appointment);
        database.update(
                "insert into session (id, appointment_id, patient_id, site_id, service_id, route, protocol_id, series_id, state,"
                        + " arrived_at, dosing_began_at, dosing_ended_at, version)"
                        + " values (?, ?, ?, ?, ?, 'IV_KETAMINE', ?, ?, 'OBSERVATION', ?, ?, ?, 1)",
                session,
                appointment,
                patient,
                office.clinic().site().id(),
                office.clinic().service("infusion").id(),
                protocol,
                series,
                begin,
                begin,
                end);
        mark(end);
        return session;
    }

    void moved(UUID appointment, String start) {
        database.update(
                "update appointment set start_at = ?, end_at = ?, local_start = ?, version = version + 1 where id = ?",
                at(start),
                at(start).plus(Duration.ofHours(3)),
                LocalDateTime.parse(start),
                appointment);
    }

    void cancelled(UUID appointment) {
        database.update(
                "update appointment set status = 'CANCELLED', cancelled_at = start_at, cancel_reason = 'PATIENT', cancelled_late = false,"
                        + " version = version + 1 where id = ?",
                appointment);
    }

    void reviewed(String at) {
        database.update(
                "insert into series_event (id, series_id, kind, at, by, detail) values (?, ?, 'REVIEWED', ?, ?,"
                        + " '{\"step\": 1, \"round\": 0, \"phase\": \"REVIEW\", \"decision\": \"CONTINUE\"}')",
                UUID.randomUUID(),
                series,
                at(at),
                UUID.randomUUID());
        mark(at(at));
    }

    /** All items of a questionnaire. */
    void answered(String instrument, String at) {
        answered(instrument, 5, at);
    }

    void answered(String instrument, int total, String at) {
        database.update(
                "insert into response (id, patient_id, instrument, instrument_version, total, complete, risk, answered_at, recorded_at,"
                        + " entered_by, account, withdrawn) values (?, ?, ?, '1', ?, true, false, ?, ?, 'STAFF', ?, false)",
                UUID.randomUUID(),
                patient,
                instrument,
                total,
                at(at),
                at(at),
                UUID.randomUUID());
        mark(at(at));
    }

    /** By staff. */
    void completed(String code, String at) {
        database.update(
                "update follow_up set status = 'COMPLETED', completed_at = ?, version = version + 1"
                        + " where patient_id = ? and code = ? and status = 'OPEN' and due_at = (select min(due_at) from follow_up"
                        + " where patient_id = ? and code = ? and status = 'OPEN')",
                at(at),
                patient,
                code,
                patient,
                code);
        mark(at(at));
    }

    void mark(Instant at) {
        database.update("insert into follow_up_mark (patient_id, marked_at) values (?, ?)", patient, at);
    }
}
