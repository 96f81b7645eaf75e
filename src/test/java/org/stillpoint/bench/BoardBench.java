package org.stillpoint.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.bench.HttpLoad.Call;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.Wire;

/** A full house: who reads the board, who listens to it, and those who measure. */
final class BoardBench {

    private static final int RUNNING = 60;
    private static final int ENTRIES = 15;
    private static final int LISTENERS = Integer.getInteger("bench.listeners", 500);
    private static final int CHANGES = Integer.getInteger("bench.changes", 50);
    private static final int CLIENTS = 8;

    /** Everybody came an hour and a half ago and is in one of the four states that a running session has. */
    private static final String VISITS = """
            insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone, phases,
                                     actors, moves, arrived_at, booked_at, version)
            select gen_random_uuid(), 'board-' || n, site.id, service.id, (?)[n], 'ARRIVED', now() - interval '90 minutes',
                   now() + interval '50 minutes', (now() - interval '90 minutes') at time zone '%1$s', '%1$s',
                   '[{"code": "PREPARATION", "minutes": 30}, {"code": "DOSING", "minutes": 40}, {"code": "OBSERVATION", "minutes": 60},
                     {"code": "DISCHARGE", "minutes": 10}, {"code": "TURNOVER", "minutes": 10}]',
                   (select jsonb_agg(jsonb_build_object('role', split_part(code, '-', 2), 'actor', id, 'because', 'FIRST_BY_CODE',
                               'start', now() - interval '90 minutes', 'end', now() + interval '60 minutes'))
                      from actor where code in ('north-room-' || 1 + n %% 4, 'north-nurse-' || 1 + n %% 4)),
                   0, now() - interval '90 minutes', now() - interval '9 days', 0
              from generate_series(1, %2$d) n, site, service
             where site.code = 'north' and service.code = 'SESSION'""";

    private static final String SESSIONS = """
            insert into session (id, appointment_id, patient_id, site_id, service_id, route, protocol_id, state, arrived_at, ready_at,
                                 dosing_began_at, dosing_ended_at, version)
            select gen_random_uuid(), a.id, a.patient_id, a.site_id, a.service_id, 'IV_KETAMINE',
                   (select id from protocol where route = 'IV_KETAMINE' order by code, version limit 1),
                   (array['ARRIVED', 'READY', 'DOSING', 'OBSERVATION'])[1 + n % 4], a.start_at,
                   case when n % 4 > 0 then a.start_at + interval '20 minutes' end,
                   case when n % 4 > 1 then a.start_at + interval '30 minutes' end,
                   case when n % 4 > 2 then a.start_at + interval '70 minutes' end, 0
              from (select row_number() over (order by id) as n, * from appointment where reference like 'board-%') a""";

    private static final String ENTRIES_OF_ALL = """
            insert into vitals_entry (id, session_id, at, recorded_at, recorded_by, withdrawn, systolic, diastolic, pulse)
            select gen_random_uuid(), s.id, s.arrived_at + n * interval '5 minutes', now(), gen_random_uuid(), false, 120 + n, 70 + n, 72
              from session s, generate_series(1, %d) n""";

    private static final String ENTRY = """
            insert into vitals_entry (id, session_id, at, recorded_at, recorded_by, withdrawn, systolic, diastolic, pulse,
                                      oxygen_saturation, respiratory_rate)
            values (?, ?, now(), now(), ?, false, 128, 82, 74, 98, 14)""";

    private static final String SIGNS =
            "{\"systolic\":128,\"diastolic\":82,\"pulse\":74,\"oxygenSaturation\":98,\"respiratoryRate\":14}";

    private static final Map<String, Integer> SIGNS_OF_ONE =
            Map.of("systolic", 128, "diastolic", 82, "pulse", 74, "oxygenSaturation", 98, "respiratoryRate", 14);

    private final ServerFolder folder;
    private final URI server;
    private final Report report;
    private final int seconds;
    private final String token;
    private final List<UUID> sessions = new ArrayList<>();

    BoardBench(ServerFolder folder, URI server, Report report, int seconds) {
        this.folder = folder;
        this.server = server;
        this.report = report;
        this.seconds = seconds;
        token = Wire.at(server)
                .post(
                        "/v1/auth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&username=nurse&password=stillpoint-demo")
                .expect(200)
                .text("access_token");
    }

    void measure() throws Exception {
        fill();
        var load = new HttpLoad(server, token);
        read(load);
        listen();
        chart(load);
    }

    private void fill() throws SQLException {
        try (var database = folder.connect();
                var visits = database.prepareStatement(VISITS.formatted(BigClinic.ZONE, RUNNING));
                var statement = database.createStatement()) {
            var patients =
                    IntStream.range(0, RUNNING).mapToObj(History::patient).toArray();
            visits.setArray(1, database.createArrayOf("uuid", patients));
            visits.execute();
            statement.execute(SESSIONS);
            statement.execute(ENTRIES_OF_ALL.formatted(ENTRIES));
            try (var rows = statement.executeQuery("select id from session")) {
                while (rows.next()) {
                    sessions.add(rows.getObject(1, UUID.class));
                }
            }
            statement.execute("vacuum analyze appointment, session, vitals_entry");
        }
    }

    private void read(HttpLoad load) {
        var board = new Call("/v1/board?site=north", null);
        load.run(CLIENTS, seconds, () -> board);
        for (int clients : List.of(1, CLIENTS)) {
            var samples = load.run(clients, seconds, () -> board);
            report.add(
                    "board with %d running sessions, %d client%s".formatted(RUNNING, clients, clients == 1 ? "" : "s"),
                    "–",
                    "p99 ≤ 30 ms",
                    "%,.0f/s, median %.1f ms, p99 %.1f ms, not 200: %s"
                            .formatted(
                                    samples.perSecond(),
                                    samples.medianMillis(),
                                    samples.percentileMillis(99),
                                    samples.otherThan(200)));
        }
    }

    /** From before a change is sent until the last of those who listen has it. */
    private void listen() throws Exception {
        var nurse = Wire.at(server).as(token);
        var last = new Samples();
        var all = new Samples();
        try (var listeners = new Listening(server, token, "/v1/board/events?site=north", LISTENERS)) {
            for (int change = -5; change < CHANGES; change++) {
                listeners.expect(session(change).toString());
                long sent = System.nanoTime();
                nurse.post(vitals(change), SIGNS_OF_ONE).expect(201);
                var heard = listeners.awaitAll();
                if (change >= 0) {
                    heard.forEach(at -> all.add(200, at - sent));
                    last.add(200, heard.stream().mapToLong(at -> at).max().orElseThrow() - sent);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        report.add(
                "one change reaches %d listeners, %d changes".formatted(LISTENERS, CHANGES),
                "–",
                "the last within 1 s",
                "each: median %.0f ms, p99 %.0f ms; the last: median %.0f ms, p99 %.0f ms"
                        .formatted(
                                all.medianMillis(),
                                all.percentileMillis(99),
                                last.medianMillis(),
                                last.percentileMillis(99)));
    }

    private UUID session(int number) {
        return sessions.get(Math.floorMod(number, sessions.size()));
    }

    private String vitals(int number) {
        return "/v1/sessions/" + session(number) + "/vitals";
    }

    private void chart(HttpLoad load) throws Exception {
        Iterator<Integer> numbers = Stream.iterate(0, n -> n + 1).iterator();
        load.run(CLIENTS, seconds, () -> new Call(vitals(numbers.next()), SIGNS));
        var posts = load.run(CLIENTS, seconds, () -> new Call(vitals(numbers.next()), SIGNS));
        var bare = new BareJdbc(folder).run(CLIENTS, seconds, this::insert);
        report.add(
                "vital signs, %d clients".formatted(CLIENTS),
                "the bare insert: %,.0f/s".formatted(bare.perSecond()),
                "reported",
                "%,.0f/s = %.0f %%, p99 %.1f ms, not 201: %s"
                        .formatted(
                                posts.perSecond(),
                                100 * posts.perSecond() / bare.perSecond(),
                                posts.percentileMillis(99),
                                posts.otherThan(201)));
    }

    private int insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRY)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setObject(2, sessions.get(ThreadLocalRandom.current().nextInt(sessions.size())));
            statement.setObject(3, UUID.randomUUID());
            statement.executeUpdate();
        }
        connection.commit();
        return 201;
    }
}
