package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.UntilKilled;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** The packaged server is killed while it books, and started again on the same folder. */
class KilledInTheMiddleIT {

    private static final int BOOKINGS = 200;
    private static final int CLIENTS = 8;
    private static final int KILL_AFTER = 70;

    /** Of each: visits that are moved, visits that are cancelled, holds that are confirmed. */
    private static final int CHANGES = 30;

    private static final int KILL_CHANGES_AFTER = 45;
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final String CLINIC = """
            sites:
              - {code: north, name: North, alias: North office, address: 1 North Street, country: US,
                 phone: (617) 555-0110, timeZone: America/New_York, openingHours: {mon-sun: ["08:00-18:00"]}}
            actors:
              - {code: room, name: Room, kind: ROOM, site: north, capabilities: [ROOM]}
              - {code: nurse, name: Nurse, kind: PRACTITIONER, site: north, capabilities: [NURSE], lanes: 3}
            services:
              - code: LOOK
                name: Look
                publicName: Visit
                route: NONE
                phases: [{code: DOSING, minutes: 15}, {code: OBSERVATION, minutes: 30}, {code: TURNOVER, minutes: 15}]
                needs:
                  - {capability: ROOM, from: DOSING, to: TURNOVER}
                  - {capability: NURSE, lanes: 2, from: DOSING, to: DOSING}
                  - {capability: NURSE, from: OBSERVATION, to: OBSERVATION}
                startGridMinutes: 15
                openToPublic: true
                sites: [north]
            """;

    /** The same for a request and its repetition, also over midnight. */
    private static final LocalDate FIRST = LocalDate.now(ZONE).plusDays(7);

    private ServerFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = ServerFolder.fresh("killed");
        Files.writeString(folder.path().resolve("clinic.yaml"), CLINIC);
    }

    @AfterEach
    void clear() throws IOException {
        folder.close();
    }

    private ServerProcess start() {
        return folder.launch()
                .property("stillpoint.clinic.file", folder.path().resolve("clinic.yaml"))
                .start();
    }

    /** The first manager, made with the secret that the server printed. */
    private static void setUp(ServerProcess server) {
        var secret = server.output()
                .lines()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("Nobody can sign in yet"))
                .skip(1)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow();
        var manager = Map.of("secret", secret, "username", "manager", "password", "a password of some length");
        Wire.at(server.url()).post("/v1/setup", manager).expect(201);
    }

    private static Wire signIn(ServerProcess server) {
        var form = "grant_type=password&username=manager&password=a+password+of+some+length";
        var answer = Wire.at(server.url()).post("/v1/auth/token", "application/x-www-form-urlencoded", form);
        return Wire.at(server.url()).as(answer.expect(200).text("access_token"));
    }

    /** One of 200 hours, ten a day. */
    private static String hour(int number) {
        return Office.text(FIRST.plusDays(number / 10)
                .atTime(LocalTime.of(8 + number % 10, 0))
                .atZone(ZONE)
                .toOffsetDateTime());
    }

    private static Map<String, Object> held(int number) {
        return Map.of("service", "LOOK", "site", "north", "start", hour(number));
    }

    private static Map<String, Object> booking(int number) {
        var booking = new TreeMap<>(held(number));
        booking.put("person", Office.person());
        return booking;
    }

    private static Function<Wire, Answer> booked(int number) {
        return caller -> caller.post("/v1/appointments", booking(number));
    }

    @Test
    void everyAcknowledgedBookingIsThereAndNoneIsHalfThere() throws Exception {
        var server = start();
        setUp(server);
        var killed = new UntilKilled<Integer>(server, KILL_AFTER);
        var caller = signIn(server);
        killed.run(
                CLIENTS,
                IntStream.range(0, BOOKINGS)
                        .<Runnable>mapToObj(number -> () -> killed.ask(number, caller, booked(number)))
                        .toList());
        var acknowledged = killed.acknowledged();
        assertThat(acknowledged).hasSizeLessThan(BOOKINGS);

        try (var again = start()) {
            var manager = signIn(again);
            acknowledged.forEach((number, answer) -> {
                var found = manager.get("/v1/appointments/" + answer.text("id")).expect(200);
                assertThat(found.text("reference")).isEqualTo(answer.text("reference"));
                assertThat(found.text("start")).isEqualTo(answer.text("start"));
            });
            assertNothingIsHalfThere();
            acknowledged.forEach((number, answer) ->
                    assertThat(killed.again(number, manager).body()).isEqualTo(answer.body()));
            killed.unanswered().forEach(number -> killed.again(number, manager));
            for (int number = 0; number < BOOKINGS; number++) {
                if (!killed.asked().contains(number)) {
                    booked(number).apply(manager).expect(201);
                }
            }
            assertThat(count("appointment")).isEqualTo(BOOKINGS);
            // And who stands for everybody that was erased.
            assertThat(count("patient")).isEqualTo(BOOKINGS + 1);
            assertNothingIsHalfThere();
        }
    }

    @Test
    void everyAcknowledgedMoveCancellationAndConfirmationIsThereAndNoneIsHalfThere() throws Exception {
        var server = start();
        setUp(server);
        var caller = signIn(server);
        var changes = changes(caller);
        var killed = new UntilKilled<String>(server, KILL_CHANGES_AFTER);
        killed.run(
                CLIENTS,
                changes.entrySet().stream()
                        .<Runnable>map(change -> () -> killed.ask(change.getKey(), caller, change.getValue()))
                        .toList());
        assertThat(killed.acknowledged()).hasSizeLessThan(changes.size());

        try (var again = start()) {
            var manager = signIn(again);
            assertNothingIsHalfThere();
            killed.acknowledged().values().forEach(answer -> {
                var found = manager.get("/v1/appointments/" + answer.text("id")).expect(200);
                assertThat(found.text("status")).isEqualTo(answer.text("status"));
                assertThat(found.text("start")).isEqualTo(answer.text("start"));
            });
            killed.unanswered().forEach(change -> killed.again(change, manager));
            changes.forEach((name, change) -> {
                if (!killed.asked().contains(name)) {
                    assertThat(change.apply(manager).status()).isBetween(200, 201);
                }
            });
            assertThat(count("appointment where status = 'BOOKED' and moves = 1"))
                    .isEqualTo(CHANGES);
            assertThat(count("appointment where status = 'BOOKED' and moves = 0"))
                    .isEqualTo(CHANGES);
            assertThat(count("appointment where status = 'CANCELLED'")).isEqualTo(CHANGES);
            assertNothingIsHalfThere();
        }
    }

    /** Each by its name, one kind after another in turn. */
    private static Map<String, Function<Wire, Answer>> changes(Wire caller) {
        var changes = new LinkedHashMap<String, Function<Wire, Answer>>();
        for (int number = 0; number < CHANGES; number++) {
            var moved = booked(number).apply(caller).expect(201).text("id");
            var cancelled = booked(CHANGES + number).apply(caller).expect(201).text("id");
            var hold = caller.post("/v1/holds", held(2 * CHANGES + number)).expect(201);
            var confirmation = Office.confirmation(hold);
            var target = Map.of("start", hour(3 * CHANGES + number));
            changes.put("move " + number, wire -> wire.ifMatch(0)
                    .post("/v1/appointments/" + moved + "/rescheduling", target));
            changes.put("cancel " + number, wire -> wire.ifMatch(0)
                    .post("/v1/appointments/" + cancelled + "/cancellation", Map.of("reason", "PATIENT")));
            changes.put("confirm " + number, wire -> wire.post("/v1/appointments", confirmation));
        }
        return changes;
    }

    private void assertNothingIsHalfThere() throws SQLException {
        try (var connection = folder.connect();
                var statement = connection.createStatement()) {
            var sites = statement.executeQuery("select id from site");
            assertThat(sites.next()).isTrue();
            ClaimLedger.assertSound(connection, Instant.now(), List.of(sites.getObject(1, UUID.class)));
            var strangers = statement.executeQuery(
                    "select count(*) from patient p where p.id <> '00000000-0000-0000-0000-000000000000'"
                            + " and not exists (select from appointment a where a.patient_id = p.id)");
            strangers.next();
            assertThat(strangers.getInt(1)).isZero();
        }
    }

    private int count(String table) throws SQLException {
        try (var connection = folder.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
