package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.OwnConnections;
import org.stillpoint.scheduling.AppointmentDisplaced;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Roles;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.EventStream;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Superuser;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.TestTicks;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Everybody who watches a site hears of each change once, whatever happens to servers, connections and transactions. */
@QuarkusTest
class BoardEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final LocalDate TODAY = LocalDate.parse("2031-03-05");

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    @Inject
    TestTicks ticks;

    @Inject
    Database database;

    @Inject
    OwnConnections connections;

    @Inject
    Listeners listeners;

    @Inject
    ChangeLog log;

    @Inject
    OldChanges old;

    @Inject
    Event<AppointmentDisplaced> displaced;

    @Inject
    BoardConfig config;

    private final List<EventStream> streams = new ArrayList<>();
    private Office office;
    private Wire desk;

    @BeforeEach
    void open() {
        clock.set(OffsetDateTime.parse(TODAY + "T07:00:00-05:00").toInstant());
        office = Office.on(Office.small().install(), TODAY);
        desk = colleagues.with(Roles.FRONT_DESK).wire();
    }

    @AfterEach
    void close() {
        streams.forEach(EventStream::close);
        Await.until("nobody listens any more", PATIENCE, listeners::isEmpty);
    }

    private String path() {
        return "/v1/board/events?site=" + office.site();
    }

    private EventStream listen(Wire caller) {
        var stream = caller.listen(path());
        streams.add(stream);
        return stream;
    }

    private EventStream listen() {
        var stream = listen(desk);
        stream.next("listening");
        return stream;
    }

    private EventStream resume(String lastEventId) {
        return listen(desk.with("Last-Event-ID", lastEventId));
    }

    private Answer book(String time) {
        return desk.post("/v1/appointments", office.booking("talk", office.at(time)))
                .expect(201);
    }

    private Answer change(Answer appointment, String verb, Object body) {
        return desk.ifMatch(appointment.body().path("version").asLong())
                .post("/v1/appointments/" + appointment.text("id") + "/" + verb, body)
                .expect(200);
    }

    private static List<String> whats(EventStream.Event event) {
        return event.data().findValuesAsText("what");
    }

    /** What happens at almost the same time may be told in one event. */
    private static void assertHeard(EventStream stream, String... whats) {
        var heard = new ArrayList<String>();
        while (heard.size() < whats.length) {
            heard.addAll(whats(stream.next("changed")));
        }
        assertThat(heard).containsExactly(whats);
    }

    private static List<String> appointments(EventStream.Event event) {
        return event.data().findValuesAsText("appointment");
    }

    @Test
    void eachChangeOfAVisitOfTodayIsHeardWithIdsAndCodesOnly() {
        var stream = listen();
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        var visit = book("09:00");
        var booked = stream.next("changed");
        assertThat(booked.data())
                .hasToString("{\"changes\":[{\"what\":\"BOOKED\",\"appointment\":\"%s\",\"at\":\"%s\"}]}"
                        .formatted(visit.text("id"), "2031-03-05T07:00:00-05:00"));
        var moved = change(visit, "rescheduling", Map.of("start", office.at("10:00")));
        assertHeard(stream, "MOVED");
        change(moved, "arrival", Map.of());
        assertHeard(stream, "ARRIVED");
        change(book("11:00"), "cancellation", Map.of("reason", "PATIENT"));
        assertHeard(stream, "BOOKED", "CANCELLED");
        var late = book("09:00");
        assertHeard(stream, "BOOKED");
        clock.set(OffsetDateTime.parse(TODAY + "T09:30:00-05:00").toInstant());
        change(late, "no-show", Map.of());
        assertHeard(stream, "MISSED");
    }

    @Test
    void aVisitOfTodayThatHasLostItsRoomIsHeardOf() {
        var visit = book("09:00");
        var tomorrow = desk.post("/v1/appointments", office.booking("talk", office.at(TODAY.plusDays(1), "09:00")))
                .expect(201);
        var stream = listen();
        var block = new HashMap<String, Object>(Map.of("kind", "MAINTENANCE", "displace", true));
        block.put("start", office.at("08:00"));
        block.put("end", office.at(TODAY.plusDays(1), "18:00"));
        var blocked = desk.post("/v1/actors/" + office.actor("den") + "/blocks", block)
                .expect(201);
        assertThat(blocked.body().toString()).contains(tomorrow.text("reference"));
        var heard = stream.next("changed");
        assertThat(whats(heard)).containsExactly("DISPLACED");
        assertThat(appointments(heard)).containsExactly(visit.text("id"));
        assertThat(stream.waiting()).isZero();
    }

    @Test
    void aVisitOfYesterdayThatGoesOnAndLosesItsRoomIsHeardOf() {
        var visit = book("17:00");
        clock.set(OffsetDateTime.parse(TODAY.plusDays(1) + "T00:05:00-05:00").toInstant());
        desk = colleagues.with(Roles.FRONT_DESK).wire();
        var stream = listen();
        QuarkusTransaction.requiringNew()
                .run(() -> displaced.fire(new AppointmentDisplaced(
                        UUID.fromString(visit.text("id")),
                        UUID.randomUUID(),
                        database.list(
                                        "select site_id from appointment where id = ?",
                                        row -> row.getObject(1, UUID.class),
                                        UUID.fromString(visit.text("id")))
                                .getFirst(),
                        OffsetDateTime.parse(visit.text("start")).toInstant())));
        assertHeard(stream, "DISPLACED");
    }

    @Test
    void whatIsOfAnotherDayOrSiteIsNotHeardUntilItComesToThisOne() {
        var stream = listen();
        var tomorrow = desk.post("/v1/appointments", office.booking("talk", office.at(TODAY.plusDays(1), "09:00")))
                .expect(201);
        change(book("12:00"), "rescheduling", Map.of("start", office.at(TODAY.plusDays(1), "12:00")));
        assertHeard(stream, "BOOKED", "MOVED");
        var elsewhere = Office.on(Office.small().install(), TODAY);
        desk.post("/v1/appointments", elsewhere.booking("talk", elsewhere.at("09:00")))
                .expect(201);
        change(tomorrow, "rescheduling", Map.of("start", office.at("10:00")));
        var heard = stream.next("changed");
        assertThat(whats(heard)).containsExactly("MOVED");
        assertThat(appointments(heard)).containsExactly(tomorrow.text("id"));
        assertThat(stream.waiting()).isZero();
    }

    @Test
    void bookingForAnotherDayWritesNothingForThoseWhoListen() {
        var before = database.first("select count(*) from board_change", row -> row.getLong(1));
        desk.post("/v1/appointments", office.booking("talk", office.at(TODAY.plusDays(1), "09:00")))
                .expect(201);
        assertThat(database.first("select count(*) from board_change", row -> row.getLong(1)))
                .isEqualTo(before);
    }

    @Test
    void whoComesBackIsToldOnceWhatHappenedMeanwhile() {
        var stream = listen(desk);
        var began = stream.next("listening").id();
        var first = book("09:00").text("id");
        var heard = stream.next("changed").id();
        stream.close();
        var second = book("10:00").text("id");
        var third = book("11:00").text("id");
        var back = resume(heard);
        assertThat(back.next("listening").id()).isEqualTo(heard);
        assertThat(appointments(back.next("changed"))).containsExactly(second, third);
        var fromTheBeginning = resume(began);
        fromTheBeginning.next("listening");
        assertThat(appointments(fromTheBeginning.next("changed"))).containsExactly(first, second, third);
        var last = book("12:00").text("id");
        assertThat(appointments(back.next("changed"))).containsExactly(last);
        assertThat(appointments(fromTheBeginning.next("changed"))).containsExactly(last);
    }

    private void write(Connection connection, UUID appointment) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into board_change (site_id, appointment_id, what, at, recorded_at)
                values (?, ?, 'BOOKED', ?, ?)""")) {
            statement.setObject(1, office.clinic().site().id());
            statement.setObject(2, appointment);
            statement.setObject(3, OffsetDateTime.parse(TODAY + "T07:00:00-05:00"));
            statement.setObject(4, OffsetDateTime.parse(TODAY + "T07:00:00-05:00"));
            statement.execute();
        }
    }

    @Test
    void whoeverWroteFirstAndEndsLastIsHeardAllTheSameAndOnce() throws SQLException {
        var early = UUID.randomUUID();
        var late = UUID.randomUUID();
        var stream = listen();
        try (var slow = Superuser.connect()) {
            slow.setAutoCommit(false);
            write(slow, early);
            try (var quick = Superuser.connect()) {
                write(quick, late);
            }
            var heard = stream.next("changed");
            assertThat(appointments(heard)).containsExactly(late.toString());
            slow.commit();
            assertThat(appointments(stream.next("changed"))).containsExactly(early.toString());
            var back = resume(heard.id());
            back.next("listening");
            assertThat(appointments(back.next("changed"))).containsExactly(early.toString());
            assertThat(stream.waiting() + back.waiting()).isZero();
        }
    }

    /** Each of many writers writes, dawdles and commits; one listener stays, another one goes and comes back all the time. */
    @Test
    void amongManyTransactionsNothingIsLostAndNothingComesTwice() {
        var all = IntStream.range(0, 160).mapToObj(n -> UUID.randomUUID()).toList();
        var stays = listen();
        var began = listen(desk);
        var position = began.next("listening").id();
        var writing = CompletableFuture.supplyAsync(() -> Race.of(8, writer -> () -> {
            for (int n = 0; n < 20; n++) {
                try (var connection = Superuser.connect()) {
                    connection.setAutoCommit(false);
                    write(connection, all.get(writer * 20 + n));
                    Thread.sleep((writer * 7 + n * 3) % 11);
                    connection.commit();
                }
            }
            return true;
        }));
        var random = new Random(7);
        var heardInPieces = new ArrayList<String>();
        while (heardInPieces.size() < all.size()) {
            try (var piece = resume(position)) {
                position = piece.next("listening").id();
                boolean breaksOff = random.nextBoolean();
                if (!breaksOff) {
                    var heard = piece.next("changed");
                    position = heard.id();
                    heardInPieces.addAll(appointments(heard));
                }
            }
        }
        var heardAtOnce = new ArrayList<String>();
        while (heardAtOnce.size() < all.size()) {
            heardAtOnce.addAll(appointments(stays.next("changed")));
        }
        var wanted = all.stream().map(UUID::toString).toList();
        assertThat(heardAtOnce).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(heardInPieces).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(writing.join()).hasSize(8);
    }

    /** Never looks by itself. */
    private record Patient(BoardConfig config) implements BoardConfig {

        @Override
        public int listeners() {
            return config.listeners();
        }

        @Override
        public int listenersPerAccount() {
            return config.listenersPerAccount();
        }

        @Override
        public Duration heartbeat() {
            return config.heartbeat();
        }

        @Override
        public Duration look() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration patience() {
            return config.patience();
        }
    }

    @Test
    void whoListensToAnotherServerHearsItWithinASecond() throws InterruptedException {
        var unwoken = new Patient(config);
        var others = new Listeners(unwoken);
        var other = new Feed(connections, others, log, unwoken);
        other.begin(null);
        var listener = others.add(office.clinic().site(), "somebody");
        try {
            other.awake();
            Await.until("both servers listen", PATIENCE, () -> listening() >= 1);
            var visit = book("09:00");
            var heard = listener.next(Duration.ofSeconds(1)).orElseThrow();
            assertThat(heard.changes())
                    .extracting(BoardChange::appointment)
                    .containsExactly(UUID.fromString(visit.text("id")));
            assertThat(listener.next(Duration.ofMillis(700))).isEmpty();
        } finally {
            others.remove(listener);
            other.end(null);
        }
    }

    private int listening() {
        return connections("select count(*) from pg_stat_activity where application_name = '" + Feed.CONNECTION + "'");
    }

    private static int connections(String sql) {
        try (var superuser = Superuser.connect();
                var statement = superuser.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aConnectionThatIsLostIsMadeAgainAndWhatCameMeanwhileIsHeardOnce() {
        var stream = listen();
        Await.until("the server listens", PATIENCE, () -> listening() == 1);
        connections("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '"
                + Feed.CONNECTION + "'");
        var first = book("09:00").text("id");
        var second = book("10:00").text("id");
        var heard = new ArrayList<>(appointments(stream.next("changed")));
        if (heard.size() < 2) {
            heard.addAll(appointments(stream.next("changed")));
        }
        assertThat(heard).containsExactly(first, second);
        var third = book("11:00").text("id");
        assertThat(appointments(stream.next("changed"))).containsExactly(third);
        assertThat(stream.waiting()).isZero();
    }

    @Test
    void noConnectionIsKeptForNobody() {
        listen().close();
        Await.until("the connection is given up", PATIENCE, () -> listening() == 0);
    }

    @Test
    void whoWasAwayUntilItWasForgottenReadsTheBoardAnew() {
        var stream = listen(desk);
        var began = stream.next("listening").id();
        book("09:00");
        var heard = stream.next("changed").id();
        clock.advance(Duration.ofHours(25));
        desk = colleagues.with(Roles.FRONT_DESK).wire();
        old.run();
        var back = resume(began);
        var anew = back.next("read-anew");
        var upToDate = resume(heard);
        upToDate.next("listening");
        var next = desk.post("/v1/appointments", office.booking("talk", office.at(TODAY.plusDays(1), "09:00")))
                .expect(201)
                .text("id");
        assertThat(appointments(back.next("changed"))).containsExactly(next);
        assertThat(appointments(upToDate.next("changed"))).containsExactly(next);
        var again = resume(anew.id());
        again.next("listening");
        assertThat(appointments(again.next("changed"))).containsExactly(next);
    }

    @Test
    void whatIsNotADayOldIsNotForgotten() {
        var stream = listen(desk);
        var began = stream.next("listening").id();
        var visit = book("09:00").text("id");
        clock.advance(Duration.ofHours(23));
        desk = colleagues.with(Roles.FRONT_DESK).wire();
        old.run();
        var back = resume(began);
        back.next("listening");
        assertThat(appointments(back.next("changed"))).containsExactly(visit);
    }

    @Test
    void anIdThatThisDatabaseNeverGaveIsReadAnewAndNonsenseIsRefused() {
        resume("999999999999:999999999999:").next("read-anew");
        var refused = desk.with("Last-Event-ID", "yesterday").get(path()).expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("Last-Event-ID");
    }

    @Test
    void whatADumpOfAnotherClusterHasBroughtAlongIsNotToldAndNotInTheWay() {
        var stream = listen(desk);
        var began = stream.next("listening").id();
        try {
            database.update("""
                    insert into board_change (cluster, xact, site_id, appointment_id, what, at, recorded_at)
                    select '4711', 5000000000, ?, gen_random_uuid(), 'BOOKED', now(), now()""", office.clinic().site().id());
            database.update("insert into board_memory (cluster, forgotten) values ('4711', 5000000000)");
            var visit = book("09:00").text("id");
            assertThat(appointments(stream.next("changed"))).containsExactly(visit);
            var back = resume(began);
            back.next("listening");
            assertThat(appointments(back.next("changed"))).containsExactly(visit);
            assertThat(stream.waiting() + back.waiting()).isZero();
            resume(began.replaceAll("@.*", "@4711")).next("read-anew");
            resume(began.replaceAll("@.*", "")).next("read-anew");
        } finally {
            database.update("delete from board_change where cluster = '4711'");
            database.update("delete from board_memory where cluster = '4711'");
        }
    }

    @Test
    void onlyStaffListenAndOnlyToASiteThatThereIs() {
        assertThat(Wire.here().get(path()).expect(401).problem()).isEqualTo("not-signed-in");
        var machine = colleagues.with(Roles.SERVICE, Roles.CALENDAR_READ).wire();
        assertThat(machine.get(path()).expect(403).problem()).isEqualTo("not-allowed");
        assertThat(desk.get("/v1/board/events").expect(400).problem()).isEqualTo("invalid-request");
        assertThat(desk.get("/v1/board/events?site=nowhere").expect(400).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void whoListensIsInTheAuditTrail() {
        var colleague = colleagues.with(Roles.NURSE);
        listen(colleague.wire()).next("listening");
        assertThat(AuditTrail.by(colleague.account()))
                .extracting(AuditTrail.Entry::action)
                .containsExactly("BOARD_WATCHED");
    }

    @Test
    void aSignOfLifeComesAllTheTime() {
        var stream = listen();
        Await.until("two signs of life", PATIENCE, () -> stream.comments() >= 2);
    }

    @Test
    void whoseTokenIsOverHearsNothingMore() {
        var stream = listen();
        clock.advance(Duration.ofHours(9));
        assertThat(stream.next("ended").data().path("reason").asText()).isEqualTo("SIGNED_OUT");
        Await.until("the stream is over", PATIENCE, stream::isOver);
    }

    @Test
    void whoseAccountOrRoleIsTakenAwayHearsNothingMore() {
        for (var change : List.of("active = false", "roles = '{SERVICE}'")) {
            var colleague = colleagues.with(Roles.FRONT_DESK);
            var stream = listen(colleague.wire());
            stream.next("listening");
            database.update("update account set " + change + " where id = ?", colleague.account());
            ticks.advance(Duration.ofSeconds(10));
            assertThat(stream.next("ended").data().path("reason").asText()).isEqualTo("SIGNED_OUT");
        }
    }

    @Test
    void whoDoesNotTakeWhatIsSentIsDropped() throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(path(), desk.bearer())
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("it listens", PATIENCE, () -> listeners.count() == 1);
            database.update("""
                    insert into board_change (site_id, appointment_id, what, at, recorded_at)
                    select ?, gen_random_uuid(), 'BOOKED', now(), now() from generate_series(1, 100000)""", office.clinic().site().id());
            Await.until("it is dropped", PATIENCE, listeners::isEmpty);
        } finally {
            database.update("delete from board_change");
        }
    }

    @Test
    void oneAccountListensOnlySoOften() {
        for (int n = 0; n < config.listenersPerAccount(); n++) {
            listen();
        }
        // One that is let in has no end.
        assertThatThrownBy(this::listen).hasMessageContaining("429");
        var refused = desk.get(path()).expect(429);
        assertThat(refused.problem()).isEqualTo("too-many-listeners");
        assertThat(refused.body().path("most").asInt()).isEqualTo(config.listenersPerAccount());
        listen(colleagues.with(Roles.FRONT_DESK).wire()).next("listening");
        streams.getFirst().close();
        Await.until("there is room again", PATIENCE, () -> listeners.count() == config.listenersPerAccount());
        listen();
    }

    @Test
    void whatHappensAtASessionIsHeard() {
        clock.reset();
        var session = SessionSample.infusion().booked();
        var stream = colleagues
                .with(Roles.FRONT_DESK)
                .wire()
                .listen("/v1/board/events?site=" + session.place().site());
        streams.add(stream);
        stream.next("listening");
        session.begun();
        var heard = stream.next("changed");
        assertThat(whats(heard)).containsExactly("ARRIVED", "STATE");
        assertThat(heard.data().at("/changes/1/session").asText()).isEqualTo(session.id());
    }

    @Test
    void howSomebodyIsIsForClinicians() {
        var front = listen();
        var nurse = listen(colleagues.with(Roles.NURSE).wire());
        nurse.next("listening");
        for (var what : List.of("VITALS", "OBSERVATION", "DOSE", "ADVERSE_EVENT", "ALERT", "FORM", "STATE")) {
            log.write(office.clinic().site().id(), UUID.randomUUID(), UUID.randomUUID(), what, clock.instant());
        }
        assertThat(whats(front.next("changed"))).containsExactly("STATE");
        var heard = new ArrayList<String>();
        while (heard.size() < 7) {
            heard.addAll(whats(nurse.next("changed")));
        }
        assertThat(heard).contains("VITALS", "ALERT", "STATE").hasSize(7);
    }
}
