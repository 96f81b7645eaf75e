package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.SessionSample.PATH;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.SeriesSample;

/** The beginning of a day, and who reads about it. */
@QuarkusTest
class SessionTest {

    @Inject
    Database database;

    @Inject
    TestClock clock;

    static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static String appointment(SessionSample sample, String member) {
        return desk().get("/v1/appointments/" + sample.appointment())
                .expect(200)
                .text(member);
    }

    @Test
    void theFrontDeskBeginsTheDayAndTheVisitHasArrivedWithIt() {
        var sample = SessionSample.infusion().begun();
        var session = sample.read();
        assertThat(session.path("state").asText()).isEqualTo("ARRIVED");
        assertThat(session.path("patient").asText()).isEqualTo(sample.patient());
        assertThat(session.path("site").asText()).isEqualTo(sample.place().site());
        assertThat(session.path("service").asText()).isEqualTo(sample.place().service("infusion"));
        assertThat(session.path("route").asText()).isEqualTo("IV_KETAMINE");
        assertThat(session.at("/protocol/code").asText())
                .isEqualTo(sample.protocol().code());
        assertThat(session.path("changes")).hasSize(1);
        assertThat(session.at("/changes/0/to").asText()).isEqualTo("ARRIVED");
        assertThat(appointment(sample, "status")).isEqualTo("ARRIVED");
        assertThat(appointment(sample, "arrivedAt"))
                .isEqualTo(session.path("arrivedAt").asText());
        assertThat(AuditTrail.actions(sample.uuid())).containsExactly("SESSION_BEGUN", "SESSION_READ");
        assertThat(AuditTrail.actions(UUID.fromString(sample.appointment()))).contains("APPOINTMENT_ARRIVED");
    }

    @Test
    void aVisitThatHasArrivedBeforeIsTaken() {
        var sample = SessionSample.spray().booked();
        desk().ifMatch(0)
                .post("/v1/appointments/" + sample.appointment() + "/arrival", Map.of())
                .expect(200);
        var arrived = appointment(sample, "arrivedAt");
        sample.begun();
        assertThat(sample.read().path("arrivedAt").asText()).isEqualTo(arrived);
        assertThat(AuditTrail.actions(UUID.fromString(sample.appointment())))
                .filteredOn("APPOINTMENT_ARRIVED"::equals)
                .hasSize(1);
    }

    @Test
    void aVisitHasOneSession() {
        var sample = SessionSample.infusion().begun();
        var again = sample.begin();
        assertRefused(again, 409, "session-exists");
        assertThat(again.text("session")).isEqualTo(sample.id());
    }

    @Test
    void ofManyWhoBeginItAtOnceOneDoes() {
        var sample = SessionSample.infusion().booked();
        var answers = Race.of(8, n -> sample::begin);
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, 7));
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::problem))
                .containsOnly("session-exists");
    }

    @Test
    void aDoubleClickBeginsItOnce() {
        var sample = SessionSample.infusion().booked();
        var key = UUID.randomUUID();
        var request = Map.of("appointment", sample.appointment());
        var answers = Race.of(2, n -> () -> desk().with("Idempotency-Key", key).post(PATH, request));
        assertThat(answers).extracting(Answer::status).containsAnyOf(201).isSubsetOf(201, 409);
        var again = desk().with("Idempotency-Key", key).post(PATH, request).expect(201);
        assertThat(again.body())
                .isEqualTo(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .findFirst()
                        .orElseThrow()
                        .body());
    }

    @Test
    void aVisitAtWhichNothingIsGivenHasNone() {
        var office = SessionSample.office();
        var start = office.at(SessionSample.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS));
        var talk = office.bookAt("talk", start).expect(201);
        assertRefused(desk().post(PATH, Map.of("appointment", talk.text("id"))), 422, "nothing-is-given");
        // The arrival is not recorded either.
        assertThat(desk().get("/v1/appointments/" + talk.text("id")).text("status"))
                .isEqualTo("BOOKED");
    }

    @Test
    void itIsBegunOnTheDayOfTheVisitOnly() {
        var sample = SessionSample.infusion()
                .booked(SessionSample.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2)));
        assertRefused(sample.begin(), 422, "not-on-the-day");
    }

    @Test
    void whatDoesNotExistOrWasCancelledIsNotBegun() {
        desk().post(PATH, Map.of("appointment", UUID.randomUUID())).expect(404);
        var sample = SessionSample.infusion().booked();
        desk().ifMatch(0)
                .post("/v1/appointments/" + sample.appointment() + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        assertRefused(sample.begin(), 409, "appointment-not-open");
    }

    @Test
    void itKeepsTheVersionOfTheProtocolThatHeldAtTheArrival() {
        var sample = SessionSample.infusion().begun();
        ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", sample.place().service("infusion"))
                .with("INDUCTION_REVIEW", sample.place().service("talk"))
                .replacing("\"lapseDays\":14", "\"lapseDays\":21")
                .installAfter(sample.protocol());
        assertThat(sample.read().at("/protocol/version").asInt()).isEqualTo(1);
        assertThat(sample.another().begun().read().at("/protocol/version").asInt())
                .isEqualTo(2);
    }

    /** Six infusions in two weeks, of whose patients less is asked. */
    private static Protocol laxer(SessionSample sample) {
        return ProtocolSample.of("IV_6_IN_2_WEEKS")
                .with("IV_KETAMINE_40", sample.place().service("infusion"))
                .with("INDUCTION_REVIEW", sample.place().service("talk"))
                .replacing("\"foodHours\":6", "\"foodHours\":1")
                .install();
    }

    @Test
    void aSingleVisitOfSomebodyInACourseFollowsTheProtocolVersionOfThatCourse() {
        var strict = SessionSample.infusion();
        var sample = SessionSample.visit(strict.place(), laxer(strict), strict.chart(), "infusion", null);
        SeriesSample.of(sample.place(), strict.protocol(), sample.chart()).begun();
        ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", sample.place().service("infusion"))
                .with("INDUCTION_REVIEW", sample.place().service("talk"))
                .replacing("\"foodHours\":6", "\"foodHours\":1")
                .installAfter(strict.protocol());
        var session = sample.begun().read();
        assertThat(session.at("/protocol/code").asText())
                .isEqualTo(strict.protocol().code());
        assertThat(session.at("/protocol/version").asInt()).isEqualTo(1);
        assertThat(session.has("series")).isFalse();
        sample.evidence("FASTING_CONFIRMED", sample.fasting(2 * 60, 3 * 60)).expect(200);
        assertThat(sample.gate("FASTING_CONFIRMED").path("state").asText()).isEqualTo("MISSING");
        assertThat(sample.another().begun().read().at("/protocol/version").asInt())
                .as("of somebody in no course")
                .isEqualTo(2);
    }

    @Test
    void aProtocolThatIsDefinedLaterChangesNoVisitOfSomebodyInNoCourse() {
        var sample = SessionSample.infusion();
        laxer(sample);
        assertThat(sample.begun().read().at("/protocol/code").asText())
                .isEqualTo(sample.protocol().code());
    }

    @Test
    void listsShowWhatIsAskedForNewestFirst() {
        var first = SessionSample.infusion().begun();
        clock.advance(Duration.ofMinutes(1));
        var second = first.another().begun();
        var site = PATH + "?site=" + first.place().site();
        assertThat(ids(site)).containsExactly(second.id(), first.id());
        assertThat(ids(site + "&patient=" + first.patient())).containsExactly(first.id());
        assertThat(ids(site + "&state=ARRIVED&state=READY")).hasSize(2);
        assertThat(ids(site + "&state=DOSING")).isEmpty();
        var today = first.place().day();
        assertThat(ids(site + "&date=" + today)).hasSize(2);
        assertThat(ids(site + "&date=" + today.minusDays(1))).isEmpty();
        var page = desk().get(site + "&limit=1").expect(200);
        assertThat(ids(site + "&limit=1&after=" + page.text("next"))).containsExactly(first.id());
        assertRefused(desk().get(PATH + "?date=" + today), 400, "invalid-request");
        assertRefused(desk().get(site + "&date=today"), 400, "invalid-request");
        assertRefused(desk().get(PATH + "?site=nowhere"), 400, "invalid-request");
        assertThat(AuditTrail.about(UUID.fromString(first.patient())))
                .extracting(AuditTrail.Entry::action)
                .contains("SESSIONS_LISTED");
    }

    private static List<String> ids(String path) {
        return desk().get(path).expect(200).body().path("items").findValuesAsText("id");
    }

    @Test
    void whoHasTheVersionIsStillShownWhatTheClockAndTheNursesHaveChanged() {
        var sample = SessionSample.infusion().begun();
        long version = sample.version();
        sample.pressure(121, 78);
        clock.advance(Duration.ofMinutes(10));
        for (var caller : List.of(desk(), Chart.nurse())) {
            var again = caller.with("If-None-Match", "\"" + version + "\"")
                    .get(sample.path())
                    .expect(200);
            assertThat(again.body().path("version").asLong()).isEqualTo(version);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        desk().get(PATH + "/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void aChangeStaysAsItWasRecorded() {
        var sample = SessionSample.infusion().begun();
        assertThatThrownBy(() -> database.update(
                        "update session_change set at = at + interval '1 hour' where session_id = ?", sample.uuid()))
                .hasMessageContaining("stays");
        for (var broken : List.of(
                "state = 'DOSING'",
                "state = 'DISCHARGED', left_at = arrived_at",
                "state = 'READY'",
                "left_at = arrived_at",
                "ready_until = arrived_at",
                "dosing_began_at = arrived_at",
                "state = 'TRANSFERRED', left_at = arrived_at - interval '1 minute'",
                "state = 'SOMETHING'")) {
            assertThatThrownBy(() -> database.update("update session set " + broken + " where id = ?", sample.uuid()))
                    .as(broken)
                    .hasMessageContaining("violates check constraint");
        }
    }

    @Test
    void sessionsGoOverWithTheRecordOfTheSamePerson() {
        var sample = SessionSample.infusion().begun();
        var survivor = Office.patient();
        Chart.nurse()
                .ifMatch(0)
                .post(
                        "/v1/patients/" + survivor + "/merge",
                        Map.of("duplicate", sample.patient(), "reason", "typed in twice"))
                .expect(200);
        assertThat(sample.read().path("patient").asText()).isEqualTo(survivor);
        assertThat(sample.version()).isEqualTo(1);
    }
}
