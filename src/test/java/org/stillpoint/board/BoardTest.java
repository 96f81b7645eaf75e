package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Roles;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** The board at every stage of the day, for each who looks at it. Preparation takes 30 minutes, dosing 40, observation 90. */
@QuarkusTest
class BoardTest {

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Colleagues colleagues;

    @BeforeEach
    void standStill() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.HOURS));
    }

    private static JsonNode board(Wire caller, Office office) {
        return caller.get("/v1/board?site=" + office.site()).expect(200).body();
    }

    private static JsonNode visit(Wire caller, SessionSample sample) {
        return visits(board(caller, sample.place()))
                .filter(visit -> visit.path("appointment").asText().equals(sample.appointment()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> visits(JsonNode board) {
        return StreamSupport.stream(board.path("places").spliterator(), false)
                .flatMap(place -> StreamSupport.stream(place.path("visits").spliterator(), false));
    }

    private static List<String> statuses(JsonNode board) {
        return board.path("places").findValuesAsText("status");
    }

    private static JsonNode visit(SessionSample sample) {
        return visit(staff("nurse"), sample);
    }

    private static String place(SessionSample sample) {
        return StreamSupport.stream(board(desk(), sample.place()).path("places").spliterator(), false)
                .filter(place -> !place.path("visits").isEmpty())
                .findFirst()
                .orElseThrow()
                .path("status")
                .asText();
    }

    /** The state itself: how it comes to it is the session's business. */
    private void set(SessionSample sample, String state, String moment) {
        var also = moment == null ? "" : ", " + moment + " = ?";
        var sql = "update session set state = '" + state + "'" + also + " where id = ?";
        if (moment == null) {
            database.update(sql, sample.uuid());
        } else {
            database.update(sql, clock.instant(), sample.uuid());
        }
    }

    private void later(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
    }

    private static void assertPhase(SessionSample sample, String status, String phase, int minutesLeft) {
        var visit = visit(sample);
        assertThat(visit.path("status").asText()).isEqualTo(status);
        assertThat(visit.path("phase").asText()).isEqualTo(phase);
        assertThat(visit.path("minutesLeft").asInt(-1)).isEqualTo(minutesLeft);
    }

    @Test
    void everyStageOfAVisitIsOnTheBoardWithTheMinutesThatAreLeft() {
        var sample = SessionSample.infusion().booked();
        assertPhase(sample, "EXPECTED", "", -1);
        assertThat(visit(sample).has("minutesLate")).isFalse();
        assertThat(place(sample)).isEqualTo("FREE");
        later(7);
        assertThat(visit(sample).path("minutesLate").asInt()).isEqualTo(7);
        sample.begun();
        assertPhase(sample, "ARRIVED", "PREPARATION", 23);
        assertThat(visit(sample).has("minutesLate")).isFalse();
        assertThat(visit(sample).path("session").asText()).isEqualTo(sample.id());
        assertThat(place(sample)).isEqualTo("OCCUPIED");
        set(sample, "READY", "ready_at");
        assertPhase(sample, "READY", "PREPARATION", 23);
        later(23);
        set(sample, "DOSING", "dosing_began_at");
        assertPhase(sample, "DOSING", "DOSING", 40);
        later(45);
        assertPhase(sample, "DOSING", "DOSING", 0);
        set(sample, "OBSERVATION", "dosing_ended_at");
        assertPhase(sample, "OBSERVATION", "OBSERVATION", 90);
        later(91);
        assertPhase(sample, "OBSERVATION", "DISCHARGE", 9);
        set(sample, "DISCHARGED", "left_at");
        assertPhase(sample, "DISCHARGED", "TURNOVER", 15);
        assertThat(place(sample)).isEqualTo("TURNOVER");
        later(15);
        assertPhase(sample, "DISCHARGED", "", -1);
        assertThat(place(sample)).isEqualTo("FREE");
    }

    @Test
    void whoLeavesWithoutADoseOrForAnotherHouseIsShownSo() {
        for (var state : List.of("ENDED_WITHOUT_DOSE", "TRANSFERRED")) {
            var sample = SessionSample.infusion().begun();
            set(sample, state, "left_at");
            assertPhase(sample, state, "TURNOVER", 15);
        }
    }

    @Test
    void aDoseThatBeganLateMovesTheEndAndANurseMayPutItOff() {
        var sample = SessionSample.infusion().begun();
        var planned = OffsetDateTime.parse(visit(sample).path("end").asText());
        later(50);
        set(sample, "DOSING", "dosing_began_at");
        assertThat(OffsetDateTime.parse(visit(sample).path("end").asText())).isEqualTo(planned.plusMinutes(20));
        database.update(
                "insert into session_extension (id, session_id, stays_until, recorded_at, recorded_by, reason)"
                        + " values (?, ?, ?, ?, ?, '\\x01')",
                UUID.randomUUID(),
                sample.uuid(),
                planned.plusMinutes(60).toInstant(),
                clock.instant(),
                UUID.randomUUID());
        assertThat(OffsetDateTime.parse(visit(sample).path("end").asText())).isEqualTo(planned.plusMinutes(60));
    }

    @Test
    void whoDidNotComeIsShownAndWhoCancelledIsNot() {
        var missing = SessionSample.infusion().booked();
        var cancelled = missing.another().booked(clock.instant().plus(Duration.ofHours(3)));
        later(20);
        desk().ifMatch(0)
                .post("/v1/appointments/" + missing.appointment() + "/no-show", Map.of())
                .expect(200);
        desk().ifMatch(0)
                .post("/v1/appointments/" + cancelled.appointment() + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        var board = board(desk(), missing.place());
        assertThat(visits(board).map(visit -> visit.path("status").asText())).containsExactly("NO_SHOW");
        assertThat(visits(board).findFirst().orElseThrow().has("minutesLate")).isFalse();
    }

    @Test
    void everyRoomIsThereAlsoWhereNobodyIs() {
        var sample = SessionSample.infusion().begun();
        var board = board(desk(), sample.place());
        assertThat(board.path("places").findValuesAsText("name")).contains("room-1", "room-2", "room-3", "room-4");
        assertThat(StreamSupport.stream(board.path("places").spliterator(), false)
                        .map(place -> place.path("status").asText()))
                .containsExactlyInAnyOrder("OCCUPIED", "FREE", "FREE", "FREE");
        assertThat(statuses(board(desk(), SessionSample.office()))).containsOnly("FREE");
    }

    @Test
    void cliniciansSeeNamesAndWhatIsDueAndTheFrontDeskInitials() {
        var sample = SessionSample.infusion().begun();
        database.update(
                "insert into session_alert (id, session_id, kind, subject, at, raised_at)"
                        + " values (?, ?, 'SERIOUS_ADVERSE_EVENT', 'made up', ?, ?)",
                UUID.randomUUID(),
                sample.uuid(),
                clock.instant(),
                clock.instant());
        var clinical = visit(staff("nurse"), sample);
        assertThat(clinical.path("name").asText()).isEqualTo("Ada Testperson");
        assertThat(clinical.has("initials")).isFalse();
        assertThat(clinical.path("due").path("what").asText()).isEqualTo("BEFORE_DOSING");
        assertThat(clinical.at("/alerts/0/kind").asText()).isEqualTo("SERIOUS_ADVERSE_EVENT");
        for (var role : List.of("frontdesk", "manager")) {
            var plain = visit(staff(role), sample);
            assertThat(plain.path("initials").asText()).isEqualTo("A. T.");
            assertThat(plain.has("name") || plain.has("due") || plain.has("alerts"))
                    .isFalse();
            assertThat(plain.toString()).doesNotContain("Testperson");
        }
        database.update("update session_alert set acknowledged_at = now(), acknowledged_by = ?", UUID.randomUUID());
        assertThat(visit(sample).path("alerts")).isEmpty();
    }

    @Test
    void whatIsDueNextIsToldAndSinceWhenItIsOverdue() {
        var sample = SessionSample.infusion().begun();
        set(sample, "READY", "ready_at");
        set(sample, "DOSING", "dosing_began_at");
        var began = clock.instant();
        var due = visit(sample).path("due");
        assertThat(due.path("what").asText()).isEqualTo("EVERY_10_IN_DOSING");
        assertThat(OffsetDateTime.parse(due.path("at").asText()).toInstant())
                .isEqualTo(began.plus(Duration.ofMinutes(10)));
        assertThat(due.has("overdueSince")).isFalse();
        later(14);
        var overdue = visit(sample).path("due");
        assertThat(overdue.path("at")).isEqualTo(due.path("at"));
        assertThat(OffsetDateTime.parse(overdue.path("overdueSince").asText()).toInstant())
                .isBetween(began.plus(Duration.ofMinutes(10)), clock.instant());
        sample.add(staff("nurse"), "vitals", Map.of("systolic", 121, "diastolic", 78))
                .expect(201);
        assertThat(OffsetDateTime.parse(visit(sample).path("due").path("at").asText())
                        .toInstant())
                .isEqualTo(began.plus(Duration.ofMinutes(20)));
    }

    @Test
    void whoServesIsNamedToEverybodyAndAVisitWithoutARoomStandsApart() {
        var sample = SessionSample.infusion().booked();
        assertThat(visit(desk(), sample).path("servedBy").findValuesAsText("role"))
                .containsExactlyInAnyOrder("NURSE", "PRESCRIBER_ON_SITE");
        var office = sample.place();
        var remote = desk().post(
                        "/v1/appointments",
                        office.booking("talk", office.at(clock.instant().plus(Duration.ofHours(1)))))
                .expect(201);
        var elsewhere = board(desk(), office).path("elsewhere");
        assertThat(elsewhere.findValuesAsText("appointment")).containsExactly(remote.text("id"));
        assertThat(elsewhere.at("/0/service").asText()).isEqualTo(office.service("talk"));
    }

    @Test
    void whoWasTakenAwayServesNoMoreOnTheBoardEither() {
        var sample = SessionSample.infusion().booked();
        var path = "/v1/appointments/" + sample.appointment();
        var actors = desk().get(path).expect(200).body().path("actors");
        for (var role : List.of("TREATMENT_ROOM", "NURSE")) {
            takeAway(sample, actor(actors, role));
        }
        var board = board(desk(), sample.place());
        assertThat(visits(board)).isEmpty();
        assertThat(statuses(board)).containsOnly("FREE");
        assertThat(board.path("elsewhere").findValuesAsText("appointment")).containsExactly(sample.appointment());
        assertThat(board.at("/elsewhere/0/displaced").asBoolean()).isTrue();
        assertThat(board.at("/elsewhere/0/servedBy").findValuesAsText("role")).containsExactly("PRESCRIBER_ON_SITE");
        var visit = desk().get(path).expect(200);
        var moved = desk().ifMatch(visit.body().path("version").asLong())
                .post(path + "/rescheduling", Map.of("start", visit.text("start")))
                .expect(200);
        var again = visit(desk(), sample);
        assertThat(again.path("servedBy").findValuesAsText("code"))
                .contains(actor(moved.body().path("actors"), "NURSE"));
    }

    private static String actor(JsonNode actors, String role) {
        return actors.valueStream()
                .filter(actor -> actor.path("role").asText().equals(role))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asText();
    }

    private void takeAway(SessionSample sample, String actor) {
        var office = sample.place();
        var block = Map.of(
                "start",
                office.at(clock.instant()),
                "end",
                office.at(clock.instant().plus(Duration.ofHours(4))),
                "kind",
                "OTHER",
                "displace",
                true);
        desk().post("/v1/actors/" + actor + "/blocks", block).expect(201);
    }

    @Test
    void aVisitWithoutASessionIsOverWhenItsTimeIs() {
        var office = SessionSample.office();
        var visit = desk().post("/v1/appointments", office.booking("talk", office.at(clock.instant())))
                .expect(201);
        desk().ifMatch(0)
                .post("/v1/appointments/" + visit.text("id") + "/arrival", Map.of())
                .expect(200);
        later(10);
        var here = board(desk(), office).at("/elsewhere/0");
        assertThat(here.path("status").asText()).isEqualTo("ARRIVED");
        assertThat(here.path("minutesLeft").asInt()).isEqualTo(20);
        later(20);
        assertThat(board(desk(), office).at("/elsewhere/0/status").asText()).isEqualTo("OVER");
    }

    @Test
    void whoIsStillHereAfterMidnightIsOnTheNextDaysBoard() {
        var sample = SessionSample.infusion().begun();
        var other = sample.another().booked(clock.instant().plus(Duration.ofHours(4)));
        var midnight = sample.place()
                .day()
                .plusDays(1)
                .atStartOfDay(OffsetDateTime.parse(visit(sample).path("start").asText())
                        .getOffset())
                .toInstant();
        clock.set(midnight.plusSeconds(60));
        var nurse = colleagues.with(Roles.NURSE).wire();
        var board = board(nurse, sample.place());
        assertThat(LocalDate.parse(board.path("date").asText()))
                .isEqualTo(sample.place().day().plusDays(1));
        assertThat(visits(board).map(visit -> visit.path("appointment").asText()))
                .containsExactly(sample.appointment())
                .doesNotContain(other.appointment());
    }

    private static Instant midnight(Office office, Instant within) {
        var offset = OffsetDateTime.parse(office.at(within)).getOffset();
        return office.day().plusDays(1).atStartOfDay(offset).toInstant();
    }

    @Test
    void aRoomThatIsMadeReadyOverMidnightIsNotFreeYet() {
        var sample = SessionSample.infusion().begun();
        var midnight = midnight(sample.place(), clock.instant());
        clock.set(midnight.minus(Duration.ofMinutes(5)));
        set(sample, "ENDED_WITHOUT_DOSE", "left_at");
        clock.set(midnight);
        var desk = colleagues.with(Roles.FRONT_DESK).wire();
        var board = board(desk, sample.place());
        assertThat(statuses(board).stream().filter("TURNOVER"::equals)).hasSize(1);
        assertThat(visits(board).map(visit -> visit.path("phase").asText())).containsExactly("TURNOVER");
        later(10);
        assertThat(statuses(board(desk, sample.place())).stream().distinct()).doesNotContain("TURNOVER", "OCCUPIED");
        database.update(
                "update session set left_at = ? where id = ?", midnight.minus(Duration.ofMinutes(15)), sample.uuid());
        assertThat(visits(board(desk, sample.place())))
                .as("ready before midnight")
                .isEmpty();
    }

    @Test
    void aVisitWithoutASessionThatGoesOnOverMidnightIsStillThere() {
        var office = SessionSample.office();
        var midnight = midnight(office, clock.instant());
        clock.set(midnight.minus(Duration.ofMinutes(15)));
        var desk = colleagues.with(Roles.FRONT_DESK).wire();
        var visit = desk.post("/v1/appointments", office.booking("talk", office.at(clock.instant())))
                .expect(201);
        desk.ifMatch(0)
                .post("/v1/appointments/" + visit.text("id") + "/arrival", Map.of())
                .expect(200);
        later(20);
        var here = board(desk, office).at("/elsewhere/0");
        assertThat(here.path("appointment").asText()).isEqualTo(visit.text("id"));
        assertThat(here.path("status").asText()).isEqualTo("ARRIVED");
    }

    @Test
    void onlyStaffReadItAndOnlyOfASiteThatThereIs() {
        var path = "/v1/board?site=" + SessionSample.office().site();
        assertThat(Wire.here().get(path).expect(401).problem()).isEqualTo("not-signed-in");
        var machine = colleagues.with(Roles.SERVICE, Roles.CALENDAR_READ).wire();
        assertThat(machine.get(path).expect(403).problem()).isEqualTo("not-allowed");
        assertThat(desk().get("/v1/board").expect(400).problem()).isEqualTo("invalid-request");
        assertThat(desk().get("/v1/board?site=nowhere").expect(400).problem()).isEqualTo("invalid-request");
    }

    @Test
    void whoReadsItIsInTheAuditTrailWithEverybodyWhoIsShown() {
        var sample = SessionSample.infusion().begun();
        var other = sample.another().booked(clock.instant().plus(Duration.ofHours(3)));
        var colleague = colleagues.with(Roles.FRONT_DESK);
        board(colleague.wire(), sample.place());
        assertThat(AuditTrail.by(colleague.account())).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("BOARD_READ");
            assertThat(row.patients())
                    .containsExactlyInAnyOrder(UUID.fromString(sample.patient()), UUID.fromString(other.patient()));
        });
    }

    @Test
    void aBoardThatHasNotChangedIsNotSentAgain() {
        var sample = SessionSample.infusion().begun();
        var path = "/v1/board?site=" + sample.place().site();
        var version = '"' + desk().get(path).expect(200).text("version") + '"';
        desk().with("If-None-Match", version).get(path).expect(304);
        assertThat('"' + staff("nurse").get(path).expect(200).text("version") + '"')
                .isNotEqualTo(version);
        later(1);
        desk().with("If-None-Match", version).get(path).expect(200);
    }

    /** Whatever the board of one moment does not show is told to who listens from there, and nothing else. */
    @Test
    void whoReadsAndThenListensMissesNothingAndHearsNothingTwice() throws InterruptedException {
        var first = SessionSample.infusion();
        var starts = clock.instant().plus(Duration.ofMinutes(15));
        var office = first.place();
        var some = new CountDownLatch(4);
        var booking = CompletableFuture.supplyAsync(() -> {
            var booked = new ArrayList<String>();
            for (int n = 0; n < 24; n++) {
                booked.add(desk().post(
                                "/v1/appointments",
                                office.booking("talk", office.at(starts.plus(Duration.ofMinutes(30L * (n / 2))))))
                        .expect(201)
                        .text("id"));
                some.countDown();
            }
            return booked;
        });
        assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
        var board = board(desk(), office);
        var shown = board.path("elsewhere").findValuesAsText("appointment");
        var heard = new ArrayList<String>();
        try (var stream = desk().with("Last-Event-ID", board.path("lastEventId").asText())
                .listen("/v1/board/events?site=" + office.site())) {
            stream.next("listening");
            while (shown.size() + heard.size() < 24) {
                heard.addAll(stream.next("changed").data().findValuesAsText("appointment"));
            }
            assertThat(stream.waiting()).isZero();
        }
        heard.addAll(shown);
        assertThat(heard).containsExactlyInAnyOrderElementsOf(booking.join());
    }
}
