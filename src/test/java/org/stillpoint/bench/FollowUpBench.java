package org.stillpoint.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.stillpoint.bench.HttpLoad.Call;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.Wire;

/** What follows from many running courses, and the lists of what is due. */
final class FollowUpBench {

    private static final int SERIES = Integer.getInteger("bench.series", 10_000);
    private static final int FOLLOW_UPS = Integer.getInteger("bench.followUps", 100_000);
    private static final int CLIENTS = 8;

    private static final String COURSES = """
            insert into treatment_series (id, reference, patient_id, protocol_id, route, site_id, indication, off_label, status,
                   preferences, start_from, start_to, round, base_step, base_rung, started_at, started_by, version)
            select gen_random_uuid(), 'bench-' || n, (?)[n],
                   (select id from protocol where route = 'IV_KETAMINE' order by code, version limit 1), 'IV_KETAMINE', site.id,
                   'CHRONIC_PAIN', true, 'ACTIVE', '{}', current_date - 20, current_date - 14, 0, 0, 0, now() - interval '20 days',
                   gen_random_uuid(), 0
              from generate_series(1, %d) n, site where site.code = 'north'
            on conflict do nothing""";

    /** Four were given in the last two weeks, two are booked. */
    private static final String VISITS = """
            with visit as (
                insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone,
                       phases, actors, moves, arrived_at, booked_at, version)
                select gen_random_uuid(), s.reference || '-' || n, s.site_id, service.id, s.patient_id,
                       case when n <= 4 then 'ARRIVED' else 'BOOKED' end, now() + (n * 3 - 14) * interval '1 day',
                       now() + (n * 3 - 14) * interval '1 day' + interval '3 hours',
                       (now() + (n * 3 - 14) * interval '1 day') at time zone '%1$s', '%1$s',
                       '[{"code": "DOSING", "minutes": 180}]', '[]', 0,
                       case when n <= 4 then now() + (n * 3 - 14) * interval '1 day' end, now() - interval '20 days', 0
                  from treatment_series s, service, generate_series(1, 6) n
                 where s.reference like 'bench-%%' and service.code = 'SESSION'
                returning id, patient_id, site_id, service_id, status, start_at
            ), link as (
                insert into series_visit (appointment_id, series_id, step, round, created_at)
                select v.id, s.id, 0, 0, now() from visit v join treatment_series s on s.patient_id = v.patient_id
                 where s.reference like 'bench-%%'
            )
            insert into session (id, appointment_id, patient_id, site_id, service_id, route, protocol_id, series_id, state, arrived_at,
                   dosing_began_at, dosing_ended_at, left_at, version)
            select gen_random_uuid(), v.id, v.patient_id, v.site_id, v.service_id, 'IV_KETAMINE', s.protocol_id, s.id, 'DISCHARGED',
                   v.start_at, v.start_at, v.start_at + interval '40 minutes', v.start_at + interval '3 hours', 0
              from visit v join treatment_series s on s.patient_id = v.patient_id
             where v.status = 'ARRIVED' and s.reference like 'bench-%%'""";

    private static final String MARKS =
            "insert into follow_up_mark (patient_id, marked_at) select patient_id, now() - interval '15 days' from treatment_series"
                    + " where reference like 'bench-%'";

    private static final String LATE =
            "select count(*) from follow_up where status = 'OPEN' and kind in ('CHECK_IN', 'QUESTIONNAIRE') and to_at <= now()";

    private static final String MANY = """
            insert into follow_up (id, patient_id, origin, code, kind, basis, site_id, instruments, due_at, from_at, to_at, status, why,
                   priority, attempts, escalation, responses, version, created_at, updated_at)
            select gen_random_uuid(), (?)[1 + n %% %2$d], 'bench-' || n,
                   case when n %% 3 = 0 then 'MAINTENANCE_' || n %% 9 else 'WEARING_OFF_7D' end,
                   case when n %% 3 = 0 then 'SESSION' else 'QUESTIONNAIRE' end, 'PLAN', site.id, '{}', at, at - interval '2 days',
                   at + interval '90 days', 'OPEN', '{"rule": "LAST_SESSION", "hours": 168}', 5, 0, 0, '{}', 0, now(), now()
              from generate_series(1, %1$d) n, site,
                   lateral (select now() + (n %% 2000 - 1000) * interval '30 minutes' as at) moment
             where site.code = 'north'""";

    private final ServerFolder folder;
    private final ServerProcess server;
    private final Report report;
    private final int seconds;
    private final String token;

    FollowUpBench(ServerFolder folder, ServerProcess server, Report report, int seconds) {
        this.folder = folder;
        this.server = server;
        this.report = report;
        this.seconds = seconds;
        token = Wire.at(server.url())
                .post(
                        "/v1/auth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&username=nurse&password=stillpoint-demo")
                .expect(200)
                .text("access_token");
    }

    void measure() throws Exception {
        try (var database = folder.connect()) {
            plant(database, COURSES.formatted(SERIES), SERIES);
            run(database, VISITS.formatted(BigClinic.ZONE));
            run(database, "vacuum analyze appointment, session, series_visit, treatment_series");
            recompute(database, "follow-ups of %,d running series worked out".formatted(SERIES));
            untilNobodyIsLate(database);
            recompute(database, "the same again: nothing changes");
            plant(database, MANY.formatted(FOLLOW_UPS, SERIES), SERIES);
            run(database, "vacuum analyze follow_up");
        }
        var load = new HttpLoad(server.url(), token);
        list(load, "/v1/follow-ups?site=north&due=true", "due list");
        list(load, "/v1/recall-list?site=north", "recall list");
    }

    private static void plant(Connection database, String sql, int patients) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    database.createArrayOf(
                            "uuid",
                            IntStream.range(0, patients)
                                    .mapToObj(History::patient)
                                    .toArray()));
            statement.execute();
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What was to be answered in the past is missed by a job of its own, whose changes are not those of working out. */
    private static void untilNobodyIsLate(Connection database) throws SQLException, InterruptedException {
        while (count(database, LATE) > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** From when the server begins to work the marks off until none is left. */
    private void recompute(Connection database, String what) throws SQLException, InterruptedException {
        long events = count(database, "select count(*) from follow_up_event");
        run(database, MARKS);
        long left = SERIES;
        long begun = 0;
        while (left > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
            left = count(database, "select count(*) from follow_up_mark");
            begun = begun == 0 && left < SERIES ? System.nanoTime() : begun;
        }
        double took = Math.max(0.02, (System.nanoTime() - begun) / 1e9);
        report.add(
                what,
                "–",
                "–",
                "%,.0f patients/s, %,d changes"
                        .formatted(SERIES / took, count(database, "select count(*) from follow_up_event") - events));
    }

    private void list(HttpLoad load, String path, String what) {
        var call = new Call(path, null);
        load.warmUp(server.pid(), () -> call);
        for (int clients : List.of(1, CLIENTS)) {
            var before = CpuTime.of(server.pid());
            var samples = load.run(clients, seconds, () -> call);
            var cpu = CpuTime.of(server.pid()).since(before, samples.count());
            report.add(
                    "%s over %,d follow-ups, %d client%s".formatted(what, FOLLOW_UPS, clients, clients == 1 ? "" : "s"),
                    "–",
                    "p99 ≤ 50 ms",
                    "%,.0f/s, median %.1f ms, p99 %.1f ms, not 200: %s; %s"
                            .formatted(
                                    samples.perSecond(),
                                    samples.medianMillis(),
                                    samples.percentileMillis(99),
                                    samples.otherThan(200),
                                    cpu));
        }
    }
}
