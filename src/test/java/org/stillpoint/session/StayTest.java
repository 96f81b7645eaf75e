package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.EndangeredSample.block;
import static org.stillpoint.session.EndangeredSample.onlyOneRoom;
import static org.stillpoint.session.EndangeredSample.roomOf;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** The calendar follows the day: 30 minutes of preparation, 40 of dosing, 90 of observation, 10 of discharge, 15 of turnover. */
@QuarkusTest
class StayTest {

    private static final Map<String, Object> HALF_AN_HOUR = Map.of("minutes", 30, "reason", "made-up reason 4711");

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Inject
    Overruns overruns;

    private SessionSample sample;
    private Instant start;

    @BeforeEach
    void book() {
        sample = SessionSample.infusion().booked();
        start = EndangeredSample.start(sample);
    }

    private Instant minute(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** So many minutes after the planned start. */
    private void itIs(int minutes) {
        clock.set(minute(minutes));
    }

    /** Where the job is to look: other tests leave their patients where they are. */
    private UUID site() {
        return sample.place().clinic().site().id();
    }

    /** In its last minute of claims on somebody of the role, after the planned start. */
    private long endOf(SessionSample visit, String role) {
        var last = database.list(
                        "select max(upper(c.during)) from claim c join appointment a on a.id = c.claimant_id,"
                                + " jsonb_array_elements(a.actors) served where a.id = ? and served ->> 'role' = ?"
                                + " and c.schedule_id = (served ->> 'actor')::uuid",
                        row -> row.getObject(1, OffsetDateTime.class),
                        UUID.fromString(visit.appointment()),
                        role)
                .getFirst();
        return Duration.between(start, last.toInstant()).toMinutes();
    }

    private long room() {
        return endOf(sample, "TREATMENT_ROOM");
    }

    private JsonNode endangered() {
        return desk().get(sample.path() + "/endangered-appointments")
                .expect(200)
                .body();
    }

    private SessionSample next(int minute) {
        return sample.another().booked(minute(minute));
    }

    @Test
    void aDoseThatBeginsLaterKeepsTheRoomAndThePeopleForLonger() {
        sample.begun();
        assertThat(room()).isEqualTo(185);
        itIs(50);
        HandOfTheNurse.begins(sample);
        assertThat(room()).isEqualTo(205);
        assertThat(endOf(sample, "NURSE")).isEqualTo(190);
        assertThat(endOf(sample, "PRESCRIBER_ON_SITE")).isEqualTo(190);
        assertThat(sample.read().at("/clock/minutesLate").asLong()).isEqualTo(20);
    }

    @Test
    void aDoseThatTakesLongerMovesTheObservationWithIt() {
        sample.begun();
        itIs(30);
        HandOfTheNurse.begins(sample);
        itIs(95);
        HandOfTheNurse.ends(sample);
        assertThat(room()).isEqualTo(210);
        var seen = sample.read().path("clock");
        assertThat(seen.path("phase").asText()).isEqualTo("OBSERVATION");
        assertThat(seen.path("floorMinutes").asInt()).isEqualTo(60);
        assertThat(OffsetDateTime.parse(seen.path("earliestEnd").asText()).toInstant())
                .isEqualTo(minute(155));
        assertThat(OffsetDateTime.parse(seen.path("plannedEnd").asText()).toInstant())
                .isEqualTo(minute(195));
        assertThat(seen.path("minutesLeft").asInt()).isEqualTo(90);
    }

    @Test
    void whoIsStillHereIsFollowedFiveMinutesByFiveMinutes() {
        sample.begun();
        itIs(30);
        HandOfTheNurse.begins(sample);
        itIs(70);
        HandOfTheNurse.ends(sample);
        itIs(161);
        overruns.run();
        assertThat(room()).isEqualTo(190);
        itIs(163);
        overruns.follow(site());
        assertThat(room()).isEqualTo(190);
        itIs(166);
        overruns.follow(site());
        assertThat(room()).isEqualTo(195);
        assertThat(AuditTrail.actions(sample.uuid()))
                .filteredOn("SESSION_EXTENDED"::equals)
                .hasSize(2);
    }

    /** The patient went away, and nobody has ended the session: others have the room. */
    @Test
    void whoWasForgottenForTwelveHoursKeepsNothingMore() {
        sample.begun();
        itIs(700);
        overruns.follow(site());
        assertThat(room()).isEqualTo(855);
        itIs(721);
        overruns.follow(site());
        itIs(1500);
        overruns.follow(site());
        assertThat(room()).isEqualTo(855);
    }

    @Test
    void whoIsWatchedForLongerThanTwelveHoursKeepsTheRoom() {
        sample.begun();
        itIs(600);
        sample.pressure(120, 80);
        itIs(721);
        overruns.follow(site());
        assertThat(room()).isEqualTo(880);
    }

    @Test
    void aPrescribersWordAtTheGatesIsASignOfThePatientToo() {
        sample.begun();
        itIs(600);
        sample.override("FASTING_CONFIRMED", Map.of("reason", "made-up reason 4711"))
                .expect(200);
        itIs(721);
        overruns.follow(site());
        assertThat(room()).isEqualTo(880);
    }

    @Test
    void aNurseExtendsTheStayWithAReason() {
        sample.begun();
        var answer = sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        assertThat(OffsetDateTime.parse(answer.text("plannedEnd")).toInstant()).isEqualTo(minute(200));
        assertThat(answer.body().path("appointments")).isEmpty();
        assertThat(room()).isEqualTo(215);
        assertThat(answer.body().path("version").asLong()).isEqualTo(sample.version());
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_EXTENDED");
    }

    @Test
    void theNewestWordAboutTheStayCounts() {
        sample.begun();
        sample.change(staff("nurse"), "extension", Map.of("minutes", 300, "reason", "made-up reason 4711"))
                .expect(200);
        var until = sample.place().at(minute(190));
        sample.change(staff("nurse"), "extension", Map.of("until", until, "reason", "made-up reason 4712"))
                .expect(200);
        assertThat(room()).isEqualTo(205);
    }

    @Test
    void anExtensionSaysEitherHowLongOrUntilWhen() {
        sample.begun();
        var nurse = staff("nurse");
        assertRefused(
                sample.change(nurse, "extension", Map.of("reason", "made-up reason 4711")), 400, "invalid-request");
        var both = Map.of(
                "reason",
                "made-up reason 4711",
                "minutes",
                10,
                "until",
                sample.place().at(minute(300)));
        assertRefused(sample.change(nurse, "extension", both), 400, "invalid-request");
        var past =
                Map.of("reason", "made-up reason 4711", "until", sample.place().at(minute(-300)));
        assertRefused(sample.change(nurse, "extension", past), 400, "invalid-request");
        var far =
                Map.of("reason", "made-up reason 4711", "until", sample.place().at(minute(1000)));
        assertRefused(sample.change(nurse, "extension", far), 400, "invalid-request");
        assertRefused(sample.change(nurse, "extension", Map.of("minutes", 30)), 400, "invalid-request");
        assertRefused(nurse.post(sample.path() + "/extension", HALF_AN_HOUR), 428, "if-match-required");
        assertRefused(nurse.ifMatch(99).post(sample.path() + "/extension", HALF_AN_HOUR), 412, "stale-version");
    }

    @Test
    void theLaterVisitKeepsItsRoomAndIsNamedWithItsStartAndTheMinutes() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        var answer = sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        assertThat(room()).isEqualTo(185);
        assertThat(endOf(next, "TREATMENT_ROOM")).isEqualTo(370);
        var endangered = endangered();
        assertThat(endangered.path("appointments"))
                .hasSize(1)
                .isEqualTo(answer.body().path("appointments"));
        var item = endangered.at("/appointments/0");
        assertThat(item.path("appointment").asText()).isEqualTo(next.appointment());
        assertThat(item.path("start").asText())
                .isEqualTo(desk().get("/v1/appointments/" + next.appointment()).text("start"));
        assertThat(item.path("reference").asText())
                .isEqualTo(desk().get("/v1/appointments/" + next.appointment()).text("reference"));
        assertThat(item.path("minutes").asInt()).isEqualTo(30);
        assertThat(item.path("missing")).hasSize(1);
        assertThat(item.at("/missing/0/actor").asText()).isEqualTo(roomOf(sample));
        assertThat(item.at("/missing/0/role").asText()).isEqualTo("TREATMENT_ROOM");
    }

    @Test
    void anEndangeredVisitRaisesOneAlertForTheStartThatItHas() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        assertThat(alerts()).isEmpty();
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        overruns.follow(site());
        overruns.follow(site());
        assertThat(alerts()).hasSize(1);
        var alert = alerts().get(0);
        assertThat(alert.path("kind").asText()).isEqualTo("APPOINTMENT_ENDANGERED");
        assertThat(alert.path("subject").asText()).isEqualTo(next.appointment());
        assertThat(OffsetDateTime.parse(alert.path("at").asText()).toInstant()).isEqualTo(minute(185));
    }

    private JsonNode alerts() {
        return staff("nurse").get(sample.path() + "/alerts").expect(200).body().path("items");
    }

    @Test
    void aBlockThatIsInTheWayIsNamedAndEndangersNobody() {
        sample.begun();
        block(sample, roomOf(sample), 185, 300).expect(201);
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        var endangered = endangered();
        assertThat(endangered.path("appointments")).isEmpty();
        assertThat(endangered.path("others")).hasSize(1);
        assertThat(endangered.at("/others/0/kind").asText()).isEqualTo("BLOCK");
        assertThat(endangered.at("/others/0/minutes").asInt()).isEqualTo(30);
        assertRefused(
                desk().post(sample.path() + "/endangered-appointments/proposals", Map.of()), 422, "nothing-endangered");
    }

    @Test
    void anEndangeredVisitIsProposedAnotherTimeWhereThereIsNoOtherRoom() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        var proposal = desk().post(sample.path() + "/endangered-appointments/proposals", Map.of())
                .expect(201);
        assertThat(proposal.body().path("items")).hasSize(1);
        assertThat(proposal.body().at("/items/0/kind").asText()).isEqualTo("MOVE");
        assertThat(OffsetDateTime.parse(proposal.body().at("/items/0/to").asText())
                        .toInstant())
                .isEqualTo(minute(215));
        assertThat(endOf(next, "TREATMENT_ROOM")).isEqualTo(370);
        accept(proposal);
        assertThat(endOf(next, "TREATMENT_ROOM")).isEqualTo(400);
        assertStaysUntil(215);
        assertThat(endangered().path("appointments")).isEmpty();
    }

    @Test
    void anEndangeredVisitKeepsItsTimeWhereAnotherRoomIsFree() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        var spare = sample.place().actor(roomOf(sample).startsWith("room-1-") ? "room-2" : "room-1");
        var blocks = desk().get("/v1/actors/" + spare + "/blocks").expect(200);
        desk().delete("/v1/actors/" + spare + "/blocks/"
                        + blocks.body().at("/items/0/id").asText())
                .expect(204);
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        var proposal = desk().post(sample.path() + "/endangered-appointments/proposals", Map.of())
                .expect(201);
        assertThat(proposal.body().at("/items/0/kind").asText()).isEqualTo("REASSIGN");
        accept(proposal);
        assertThat(roomOf(next)).isEqualTo(spare);
        assertStaysUntil(215);
    }

    @Test
    void whoCancelsLeavesTheirTimeAtOnceToWhoeverIsStillThere() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        desk().ifMatch(0)
                .post("/v1/appointments/" + next.appointment() + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        assertStaysUntil(215);
    }

    @Test
    void whoTakesOverFromSomebodyWhoWasTakenAwayStaysAsLongAsTheSession() {
        sample.begun();
        itIs(50);
        HandOfTheNurse.begins(sample);
        assertThat(endOf(sample, "NURSE")).isEqualTo(190);
        var path = "/v1/appointments/" + sample.appointment();
        var lost = nurseOf(desk().get(path).expect(200));
        var block = Map.of(
                "start",
                sample.place().at(minute(55)),
                "end",
                sample.place().at(minute(600)),
                "kind",
                "LEAVE",
                "displace",
                true);
        desk().post("/v1/actors/" + lost + "/blocks", block).expect(201);
        var displaced = desk().get(path).expect(200);
        var served = desk().ifMatch(displaced.body().path("version").asLong())
                .post(path + "/rescheduling", Map.of("start", displaced.text("start")))
                .expect(200);
        assertThat(nurseOf(served)).isNotEqualTo(lost);
        Await.until("the nurse is theirs for longer", Duration.ofSeconds(5), () -> endOf(sample, "NURSE") == 190);
        assertStaysUntil(205);
    }

    private static String nurseOf(Answer visit) {
        return visit.body()
                .path("actors")
                .valueStream()
                .filter(actor -> actor.path("role").asText().equals("NURSE"))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asText();
    }

    /** At once, and by no job. */
    private void assertStaysUntil(int minute) {
        Await.until("the room is theirs for longer", Duration.ofSeconds(5), () -> room() == minute);
    }

    private static void accept(Answer proposal) {
        desk().post("/v1/repair-proposals/" + proposal.text("id") + "/acceptance", Map.of())
                .expect(200);
    }

    @Test
    void aProposalForEndangeredVisitsThatHaveMovedMeanwhileIsTakenAndHasNoFreshOne() {
        sample.begun();
        onlyOneRoom(sample);
        var next = next(185);
        sample.change(staff("nurse"), "extension", HALF_AN_HOUR).expect(200);
        var proposal = desk().post(sample.path() + "/endangered-appointments/proposals", Map.of())
                .expect(201);
        desk().ifMatch(0)
                .post("/v1/appointments/" + next.appointment() + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        var refused = desk().post("/v1/repair-proposals/" + proposal.text("id") + "/acceptance", Map.of());
        assertRefused(refused, 409, "repair-taken");
        assertThat(refused.body().has("proposal")).isFalse();
    }

    @Test
    void ofAnExtensionAndABookingOfTheSameRoomOneHasIt() {
        sample.begun();
        onlyOneRoom(sample);
        var rival = sample.another();
        long version = sample.version();
        var answers = Race.between(
                () -> staff("nurse").ifMatch(version).post(sample.path() + "/extension", HALF_AN_HOUR),
                () -> desk().post(
                                "/v1/appointments",
                                sample.place()
                                        .booking("infusion", sample.place().at(minute(185)), rival.patient())));
        assertThat(answers.getFirst().status()).isEqualTo(200);
        boolean booked = answers.getLast().status() == 201;
        assertThat(answers.getLast().status()).isIn(201, 409);
        assertThat(room()).isEqualTo(booked ? 185 : 215);
        assertThat(endangered().path("appointments")).hasSize(booked ? 1 : 0);
    }

    @Test
    void twoNursesWhoExtendAtOnceDoNotBothSucceedUnseen() {
        sample.begun();
        long version = sample.version();
        var answers =
                Race.of(4, n -> () -> staff("nurse").ifMatch(version).post(sample.path() + "/extension", HALF_AN_HOUR));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 3));
    }
}
