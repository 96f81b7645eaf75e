package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What a patient answers by a link, and what nobody else learns by it. */
@QuarkusTest
class FollowUpLinkTest {

    private static final String BORN = "1980-05-17";
    private static final Map<String, Object> WHO = Map.of("dateOfBirth", BORN);
    private static final Map<String, Object> GUESS = Map.of("dateOfBirth", "1980-05-18");

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource pool;

    private static Map<String, Object> well(String... sideEffects) {
        return Map.of("dateOfBirth", BORN, "sideEffects", List.of(sideEffects), "mood", 7, "anxiety", 3, "sleep", 6);
    }

    private static Map<String, Object> answers(String instrument, Integer... points) {
        return new HashMap<>(Map.of(
                "dateOfBirth", BORN, "instrument", instrument, "language", "en", "answers", Arrays.asList(points)));
    }

    private static Map<String, Object> gad() {
        return answers("GAD-7", 1, 2, 3, 0, 1, 2, 3);
    }

    private static String state(Wire caller, FollowUpSample sample) {
        return caller.get(sample.path() + "/link").expect(200).text("state");
    }

    private static String problem(Answer answer, int status) {
        var type = answer.expect(status).text("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    @Test
    void aCheckInIsAnsweredOnceAndCompletesTheFollowUp() {
        var sample = FollowUpSample.checkIn();
        var patient = sample.opened();
        var asked = patient.post(sample.path() + "/questions", WHO).expect(200).body();
        assertThat(asked.at("/checkIn/ratings").findValuesAsText("code")).containsExactly("mood", "anxiety", "sleep");
        var answered =
                patient.post(sample.path() + "/check-ins", well("DIZZINESS")).expect(200);
        assertThat(answered.text("state")).isEqualTo("ANSWERED");
        assertThat(answered.body().path("crisisResources")).isNotEmpty();
        assertThat(answered.body().path("remaining")).isEmpty();
        assertThat(sample.status()).isEqualTo("COMPLETED");
        assertThat(problem(patient.post(sample.path() + "/check-ins", well()), 409))
                .isEqualTo("follow-up-answered");
        assertThat(problem(patient.post(sample.path() + "/questions", WHO), 409))
                .isEqualTo("follow-up-answered");
        assertThat(state(patient, sample)).isEqualTo("ANSWERED");
    }

    @Test
    void aClinicianReadsWhatThePatientSaidAndTheFrontDeskDoesNot() {
        var sample = FollowUpSample.checkIn();
        Chart.nurse().get(sample.path() + "/check-in").expect(404);
        sample.opened()
                .post(
                        sample.path() + "/check-ins",
                        Map.of("dateOfBirth", BORN, "sideEffects", List.of("NAUSEA"), "mood", 0))
                .expect(200);
        var read = Chart.nurse().get(sample.path() + "/check-in").expect(200).body();
        assertThat(read.path("sideEffects").toString()).isEqualTo("[\"NAUSEA\"]");
        assertThat(read.path("mood").asInt(-1)).isZero();
        assertThat(read.has("anxiety")).isFalse();
        desk().get(sample.path() + "/check-in").expect(403);
    }

    @Test
    void withoutTheDateOfBirthItShowsNothingButWhetherItIsGood() {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var stranger = sample.opened();
        var seen = stranger.get(sample.path() + "/link").expect(200).body();
        assertThat(seen.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("state", "crisisResources");
        assertThat(problem(stranger.post(sample.path() + "/questions", Map.of()), 400))
                .isEqualTo("invalid-request");
        var refused = stranger.post(sample.path() + "/questions", GUESS);
        assertThat(problem(refused, 422)).isEqualTo("date-of-birth-wrong");
        assertThat(refused.body().path("triesLeft").asInt()).isEqualTo(4);
        assertThat(refused.body().path("crisisResources")).isNotEmpty();
        assertThat(refused.body().toString()).doesNotContain("GAD", "Testperson");
        stranger.get("/v1/follow-up-schedules/" + sample.patient).expect(403);
    }

    @Test
    void fiveWrongDatesOfBirthEndTheLinkForThePatientToo() {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var caller = sample.opened();
        for (int left = 4; left >= 0; left--) {
            var refused =
                    caller.post(sample.path() + "/responses", with(gad(), "dateOfBirth", "1980-01-0" + (left + 1)));
            assertThat(problem(refused, 422)).isEqualTo("date-of-birth-wrong");
            assertThat(refused.body().path("triesLeft").asInt()).isEqualTo(left);
        }
        assertThat(problem(caller.post(sample.path() + "/responses", gad()), 409))
                .isEqualTo("link-over");
        assertThat(state(caller, sample)).isEqualTo("OVER");
        assertThat(sample.status()).isEqualTo("OPEN");
        // Another link is another five.
        sample.opened().post(sample.path() + "/responses", gad()).expect(200);
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanFive() throws Exception {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var key = sample.issued().expect(200).text("key");
        var statuses = Race.of(
                16,
                racer -> () -> Office.visitor()
                        .as(key)
                        .post(sample.path() + "/questions", GUESS)
                        .status());
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(5);
    }

    @Test
    void aWrongOneIsCountedWithTheOnlyConnectionThatIsLeft() throws Exception {
        var sample = FollowUpSample.checkIn();
        var caller = sample.opened();
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < connections() - 1) {
                taken.add(pool.getConnection());
            }
            for (int left = 4; left > 1; left--) {
                var refused = caller.post(sample.path() + "/questions", GUESS);
                assertThat(refused.expect(422).body().path("triesLeft").asInt()).isEqualTo(left);
            }
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    private static int connections() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);
    }

    @Test
    void asManyWrongOnesAtOnceAsThereAreConnectionsAreAllToldSo() throws Exception {
        int connections = connections();
        var samples = IntStream.range(0, connections)
                .mapToObj(at -> FollowUpSample.checkIn())
                .toList();
        var callers = samples.stream().map(FollowUpSample::opened).toList();
        var answers = Race.of(
                connections, at -> () -> callers.get(at).post(samples.get(at).path() + "/questions", GUESS));
        assertThat(answers).extracting(Answer::status).containsOnly(422);
        assertThat(answers).allMatch(answer -> answer.body().path("triesLeft").asInt() == 4);
        // Each of them has counted.
        for (int at = 0; at < connections; at++) {
            var again = callers.get(at).post(samples.get(at).path() + "/questions", GUESS);
            assertThat(again.expect(422).body().path("triesLeft").asInt()).isEqualTo(3);
        }
    }

    @Test
    void theLinkEndsWithTheWindow() {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var caller = sample.opened();
        clock.advance(Duration.ofHours(25));
        assertThat(state(caller, sample)).isEqualTo("OVER");
        assertThat(problem(caller.post(sample.path() + "/responses", gad()), 409))
                .isEqualTo("link-over");
        var desk = Office.staff("frontdesk");
        var late = desk.post(sample.path() + "/links", Map.of());
        assertThat(problem(late, 409)).isEqualTo("follow-up-not-open");
        assertThat(late.text("currentState"))
                .isEqualTo(desk.get(sample.path()).expect(200).text("state"));
    }

    private static FollowUpSample tomorrow(FollowUpSample sample) {
        FollowUpSample.database()
                .update(
                        "update follow_up set from_at = to_at, due_at = to_at, to_at = to_at + interval '1 day' where id = ?",
                        sample.id);
        return sample;
    }

    @Test
    void nothingIsAnsweredBeforeItsTime() {
        var sample = tomorrow(FollowUpSample.checkIn());
        var caller = sample.opened();
        assertThat(state(caller, sample)).isEqualTo("NOT_YET");
        assertThat(problem(caller.post(sample.path() + "/questions", WHO), 422)).isEqualTo("not-asked-yet");
        assertThat(problem(caller.post(sample.path() + "/check-ins", well("DIZZINESS")), 422))
                .isEqualTo("not-asked-yet");
        assertThat(problem(
                        Chart.nurse().post(sample.path() + "/check-ins", Map.of("sideEffects", List.of("DIZZINESS"))),
                        422))
                .isEqualTo("not-asked-yet");
        assertThat(sample.status()).isEqualTo("OPEN");
        var questionnaire = tomorrow(FollowUpSample.questionnaire("GAD-7"));
        assertThat(problem(questionnaire.opened().post(questionnaire.path() + "/responses", gad()), 422))
                .isEqualTo("not-asked-yet");
        assertThat(questionnaire.status()).isEqualTo("OPEN");
    }

    @Test
    void whoDoesNotFeelSafeIsHeardBeforeTheTimeOfTheCheckIn() {
        var sample = tomorrow(FollowUpSample.checkIn());
        var caller = sample.opened();
        var guess = Map.of("dateOfBirth", GUESS.get("dateOfBirth"), "sideEffects", List.of("NOT_SAFE"), "mood", 0);
        assertThat(problem(caller.post(sample.path() + "/check-ins", guess), 422))
                .isEqualTo("date-of-birth-wrong");
        assertThat(openFlags(sample.patient)).isZero();
        var answered =
                caller.post(sample.path() + "/check-ins", well("NOT_SAFE")).expect(200);
        assertThat(answered.text("state")).isEqualTo("NOT_YET");
        assertThat(risks(sample.patient)).containsExactly("DUE");
        assertThat(openFlags(sample.patient)).isEqualTo(1);
    }

    @Test
    void whatCanNotWaitLeavesTheCheckInToBeAskedInItsTime() {
        var sample = tomorrow(FollowUpSample.checkIn());
        var caller = sample.opened();
        caller.post(sample.path() + "/check-ins", well("CHEST_PAIN")).expect(200);
        assertThat(sample.status()).isEqualTo("OPEN");
        assertThat(riskOf(sample, 0)).contains("CHEST_PAIN");
        FollowUpSample.database()
                .update("update follow_up set from_at = from_at - interval '2 days' where id = ?", sample.id);
        var asked = caller.post(sample.path() + "/questions", WHO).expect(200).body();
        assertThat(asked.has("checkIn")).isTrue();
        var answered = caller.post(sample.path() + "/check-ins", well("NOT_SAFE", "DIZZINESS"))
                .expect(200);
        assertThat(answered.text("state")).isEqualTo("ANSWERED");
        assertThat(sample.status()).isEqualTo("COMPLETED");
        assertThat(risks(sample.patient)).as("each is looked at").hasSize(2);
        assertThat(List.of(riskOf(sample, 0), riskOf(sample, 1)))
                .anyMatch(said -> said.contains("CHEST_PAIN"))
                .anyMatch(said -> said.contains("NOT_SAFE"));
        var read = Chart.nurse().get(sample.path() + "/check-in").expect(200).body();
        assertThat(read.path("sideEffects").toString()).contains("DIZZINESS");
    }

    private static String riskOf(FollowUpSample sample, int nth) {
        var risk = Chart.nurse()
                .get("/v1/follow-ups?kind=RISK&patient=" + sample.patient)
                .expect(200)
                .body()
                .path("items")
                .path(nth);
        assertThat(risk.path("checkIn").asText()).isEqualTo(sample.id.toString());
        return Chart.nurse()
                .get("/v1/follow-ups/" + risk.path("id").asText() + "/check-in")
                .expect(200)
                .body()
                .path("sideEffects")
                .toString();
    }

    @Test
    void aNurseWritesDownWhatCanNotWaitBeforeTheTimeOfTheCheckIn() {
        var sample = tomorrow(FollowUpSample.checkIn());
        Chart.nurse()
                .post(sample.path() + "/check-ins", Map.of("sideEffects", List.of("CHEST_PAIN"), "mood", 4))
                .expect(200);
        assertThat(risks(sample.patient)).containsExactly("DUE");
        var read = Chart.nurse().get(sample.path() + "/check-in").expect(200).body();
        assertThat(read.path("sideEffects").toString()).isEqualTo("[\"CHEST_PAIN\"]");
    }

    @Test
    void dangerThatAQuestionnaireTellsOfIsHeardBeforeItsTime() {
        var sample = tomorrow(FollowUpSample.questionnaire("PHQ-9", "GAD-7"));
        var answered = sample.opened()
                .post(sample.path() + "/responses", answers("PHQ-9", 0, 0, 0, 0, 0, 0, 0, 0, 1))
                .expect(200);
        assertThat(answered.text("state")).isEqualTo("NOT_YET");
        assertThat(answered.body().path("remaining").toString()).isEqualTo("[\"GAD-7\"]");
        assertThat(risks(sample.patient)).containsExactly("DUE");
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        var sample = FollowUpSample.checkIn();
        var first = sample.opened();
        var second = sample.opened();
        assertThat(first.get(sample.path() + "/link").status()).isEqualTo(401);
        assertThat(state(second, sample)).isEqualTo("OPEN");
    }

    @Test
    void whoTakesBackThePatientsKeysEndsTheLinksToo() {
        var sample = FollowUpSample.checkIn();
        var link = sample.opened();
        desk().delete("/v1/patients/" + sample.patient + "/keys").expect(204);
        assertThat(link.get(sample.path() + "/link").status()).isEqualTo(401);
    }

    @Test
    void thereAreLinksOnlyToWhatPatientsAnswer() {
        var review = FollowUpSample.of(Office.patient(), FollowUpKind.REVIEW, null);
        assertThat(problem(review.issued(), 422)).isEqualTo("not-for-patients");
        desk().post("/v1/follow-ups/" + UUID.randomUUID() + "/links", Map.of()).expect(404);
    }

    @Test
    void eachQuestionnaireIsAnsweredOnceAndTheLastCompletes() {
        var sample = FollowUpSample.questionnaire("GAD-7", "PHQ-9");
        var patient = sample.opened();
        var asked = patient.post(sample.path() + "/questions", WHO).expect(200).body();
        assertThat(asked.path("questionnaires").findValuesAsText("instrument")).containsExactly("GAD-7", "PHQ-9");
        assertThat(asked.at("/questionnaires/0/texts/en/items")).hasSize(7);
        assertThat(asked.at("/questionnaires/0/notice").asText()).contains("Pfizer");
        var first = patient.post(sample.path() + "/responses", gad()).expect(200);
        assertThat(first.text("state")).isEqualTo("OPEN");
        assertThat(first.body().path("remaining").toString()).isEqualTo("[\"PHQ-9\"]");
        assertThat(first.body().toString()).doesNotContain("total", "12");
        assertThat(problem(patient.post(sample.path() + "/responses", gad()), 409))
                .isEqualTo("follow-up-answered");
        assertThat(patient.post(sample.path() + "/questions", WHO)
                        .expect(200)
                        .body()
                        .path("questionnaires")
                        .findValuesAsText("instrument"))
                .containsExactly("PHQ-9");
        // An item is left out: that is an answer too.
        var phq = answers("PHQ-9", 1, 1, null, 0, 0, 1, 1, 0, 0);
        assertThat(patient.post(sample.path() + "/responses", phq).expect(200).text("state"))
                .isEqualTo("ANSWERED");
        assertThat(sample.status()).isEqualTo("COMPLETED");
        var shown =
                Chart.nurse().get("/v1/follow-up-schedules/" + sample.patient).expect(200);
        assertThat(shown.body().at("/items/0/responses")).hasSize(2);
    }

    @Test
    void whatWasAnsweredBeforeIsNotAskedAgainWhenSomebodyIsRunAfter() {
        var sample = FollowUpSample.questionnaire("GAD-7", "PHQ-9");
        sample.opened().post(sample.path() + "/responses", gad()).expect(200);
        var again = sample.again(FollowUpKind.QUESTIONNAIRE, "GAD-7", "PHQ-9");
        var patient = again.opened();
        assertThat(patient.post(again.path() + "/questions", WHO)
                        .expect(200)
                        .body()
                        .path("questionnaires")
                        .findValuesAsText("instrument"))
                .containsExactly("PHQ-9");
        assertThat(problem(patient.post(again.path() + "/responses", gad()), 409))
                .isEqualTo("follow-up-answered");
        patient.post(again.path() + "/responses", answers("PHQ-9", 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .expect(200);
        assertThat(again.status()).isEqualTo("COMPLETED");
    }

    @Test
    void whatStaffHaveEnteredAsAWholeIsNotAskedAgainAndAPartIs() {
        var sample = FollowUpSample.questionnaire("GAD-7", "PHQ-9");
        var entered = "/v1/patients/" + sample.patient + "/responses";
        Chart.nurse()
                .post(entered, Map.of("instrument", "GAD-7", "answers", List.of(1, 2, 3, 0, 1, 2, 3)))
                .expect(201);
        Chart.nurse()
                .post(entered, Map.of("instrument", "PHQ-9", "answers", Arrays.asList(1, null, 0, 0, 0, 0, 0, 0, 0)))
                .expect(201);
        var asked = sample.opened().post(sample.path() + "/questions", WHO).expect(200);
        assertThat(asked.body().path("questionnaires").findValuesAsText("instrument"))
                .containsExactly("PHQ-9");
    }

    @Test
    void whoLeftSomethingOutAndTellsStaffTheRestIsNotCalled() {
        var sample = FollowUpSample.questionnaire("GAD-7", "PHQ-9");
        sample.opened()
                .post(sample.path() + "/responses", answers("GAD-7", 1, 2, 3, 0, 1, 2, null))
                .expect(200);
        var call = sample.again(FollowUpKind.CALL);
        Chart.nurse()
                .post(
                        "/v1/patients/" + sample.patient + "/responses",
                        Map.of("instrument", "PHQ-9", "answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0)))
                .expect(201);
        Chart.nurse().get("/v1/follow-up-schedules/" + sample.patient).expect(200);
        assertThat(call.status()).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsNotAskedOrCanNotBeIsRefusedAndAsksAgain() {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var patient = sample.opened();
        assertThat(problem(patient.post(sample.path() + "/responses", answers("PHQ-9", 0, 0)), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(patient.post(sample.path() + "/check-ins", well()), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(patient.post(sample.path() + "/responses", answers("GAD-7", 1, 2)), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(patient.post(sample.path() + "/responses", answers("GAD-7", 4, 0, 0, 0, 0, 0, 0)), 400))
                .isEqualTo("invalid-request");
        patient.post(sample.path() + "/responses", gad()).expect(200);
    }

    @Test
    void aCheckInHasKnownSideEffectsAndRatingsFromZeroToTen() {
        var sample = FollowUpSample.checkIn();
        var patient = sample.opened();
        var refused = patient.post(
                sample.path() + "/check-ins",
                Map.of("dateOfBirth", BORN, "sideEffects", List.of("DIZZINESS", "LUCK"), "mood", 11, "sleep", -1));
        assertThat(problem(refused, 400)).isEqualTo("invalid-request");
        assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/sideEffects/1", "/mood", "/sleep");
        assertThat(sample.status()).isEqualTo("OPEN");
    }

    @Test
    void twoWhoAnswerAtOnceAreOneAnswer() throws Exception {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var key = sample.issued().expect(200).text("key");
        var statuses = Race.of(
                8,
                racer -> () -> Office.visitor()
                        .as(key)
                        .post(sample.path() + "/responses", gad())
                        .status());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
    }

    @Test
    void whatCanNotWaitIsAtTheTopOfTheListAtOnce() {
        var sample = FollowUpSample.checkIn();
        sample.opened().post(sample.path() + "/check-ins", well("CHEST_PAIN")).expect(200);
        assertThat(risks(sample.patient)).containsExactly("DUE");
        assertThat(openFlags(sample.patient)).isZero();
    }

    @Test
    void whoDoesNotFeelSafeIsFlaggedAndLookedAfterAtOnce() {
        var sample = FollowUpSample.checkIn();
        sample.opened().post(sample.path() + "/check-ins", well("NOT_SAFE")).expect(200);
        assertThat(risks(sample.patient)).containsExactly("DUE");
        assertThat(openFlags(sample.patient)).isEqualTo(1);
    }

    @Test
    void ofOneCheckInThereIsOneRiskThatNamesIt() {
        var sample = FollowUpSample.checkIn();
        sample.opened()
                .post(sample.path() + "/check-ins", well("NOT_SAFE", "CHEST_PAIN"))
                .expect(200);
        assertThat(risks(sample.patient)).containsExactly("DUE");
        var risk = Chart.nurse()
                .get("/v1/follow-ups?kind=RISK&patient=" + sample.patient)
                .expect(200)
                .body()
                .at("/items/0");
        assertThat(risk.path("checkIn").asText()).isEqualTo(sample.id.toString());
        var said = Chart.nurse()
                .get("/v1/follow-ups/" + risk.path("id").asText() + "/check-in")
                .expect(200);
        assertThat(said.body().path("sideEffects").toString()).contains("CHEST_PAIN");
    }

    @Test
    void whatWasSaidToWhoeverRanAfterAnAnswerIsReadWhereItWasAskedFirst() {
        var sample = FollowUpSample.checkIn();
        var again = sample.again(FollowUpKind.CHECK_IN);
        again.opened().post(again.path() + "/check-ins", well("NAUSEA")).expect(200);
        var read = Chart.nurse().get(sample.path() + "/check-in").expect(200);
        assertThat(read.text("followUp")).isEqualTo(again.id.toString());
        assertThat(read.body().has("enteredBy")).isFalse();
    }

    @Test
    void aNurseWhoCallsWritesDownWhatThePatientSaysWithoutTheDateOfBirth() {
        var sample = FollowUpSample.checkIn();
        var call = sample.again(FollowUpKind.CALL);
        var said = Map.of("sideEffects", List.of("CHEST_PAIN"), "mood", 4);
        desk().post(call.path() + "/check-ins", said).expect(403);
        Chart.nurse().post(call.path() + "/check-ins", said).expect(200);
        assertThat(sample.status()).isEqualTo("COMPLETED");
        assertThat(call.status()).isEqualTo("CLOSED");
        assertThat(risks(sample.patient)).containsExactly("DUE");
        var read = Chart.nurse().get(sample.path() + "/check-in").expect(200).body();
        assertThat(read.path("mood").asInt()).isEqualTo(4);
        assertThat(read.path("enteredBy").asText()).isNotEmpty();
        assertThat(problem(Chart.nurse().post(sample.path() + "/check-ins", said), 409))
                .isEqualTo("follow-up-answered");
        var visit = FollowUpSample.visit();
        assertThat(problem(Chart.nurse().post(visit.path() + "/check-ins", said), 400))
                .isEqualTo("invalid-request");
    }

    @Test
    void withALinkThereIsNoCheckInWithoutTheDateOfBirth() {
        var sample = FollowUpSample.checkIn();
        var refused = sample.opened().post(sample.path() + "/check-ins", Map.of("sideEffects", List.of()));
        assertThat(problem(refused, 400)).isEqualTo("invalid-request");
        assertThat(sample.status()).isEqualTo("OPEN");
    }

    @Test
    void nobodyIsAskedWithoutBeingToldWhenItCanBeAnswered() {
        var sample = FollowUpSample.questionnaire("GAD-7", "PHQ-9");
        var before = Office.text(clock.instant().minus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC));
        Chart.nurse()
                .post(
                        "/v1/patients/" + sample.patient + "/responses",
                        Map.of("instrument", "GAD-7", "answers", List.of(1, 2, 3, 0, 1, 2, 3), "answeredAt", before))
                .expect(201);
        var patient = sample.opened();
        var asked = patient.post(sample.path() + "/questions", WHO)
                .expect(200)
                .body()
                .path("questionnaires");
        assertThat(asked.findValuesAsText("instrument")).containsExactly("GAD-7", "PHQ-9");
        var from = OffsetDateTime.parse(asked.at("/0/from").asText()).toInstant();
        assertThat(from)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(4)),
                        clock.instant().plus(Duration.ofDays(6)));
        assertThat(asked.path(1).has("from")).isFalse();
        assertThat(problem(patient.post(sample.path() + "/responses", gad()), 422))
                .isEqualTo("asked-too-soon");
        patient.post(sample.path() + "/responses", answers("PHQ-9", 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .expect(200);
    }

    @Test
    void whoKnowsTheirDateOfBirthIsNotKeptOutByOthersAtTheSameAddressAndGuessesCount() {
        var address = SignedIn.newAddress();
        var sample = FollowUpSample.questionnaire("GAD-7");
        var key = sample.issued().expect(200).text("key");
        for (int time = 0; time < 35; time++) {
            Wire.here()
                    .from(address)
                    .as(key)
                    .post(sample.path() + "/questions", WHO)
                    .expect(200);
        }
        for (int link = 0; link < 6; link++) {
            guess(FollowUpSample.checkIn(), address, 422);
        }
        var last = FollowUpSample.checkIn();
        var caller = guess(last, address, 429);
        assertThat(state(caller, last)).as("what is refused has counted").isEqualTo("OVER");
        Wire.here()
                .from(address)
                .as(key)
                .post(sample.path() + "/questions", WHO)
                .expect(200);
    }

    private static Wire guess(FollowUpSample sample, String address, int status) {
        var caller = Wire.here().from(address).as(sample.issued().expect(200).text("key"));
        for (int wrong = 0; wrong < 5; wrong++) {
            caller.post(sample.path() + "/questions", GUESS).expect(status);
        }
        return caller;
    }

    @Test
    void thoughtsOfDeathInAQuestionnaireAreAtTheTopOfTheListAtOnce() {
        var sample = FollowUpSample.questionnaire("PHQ-9");
        sample.opened()
                .post(sample.path() + "/responses", answers("PHQ-9", null, null, null, null, null, null, null, null, 1))
                .expect(200);
        assertThat(risks(sample.patient)).containsExactly("DUE");
    }

    private static List<String> risks(String patient) {
        var items = Chart.nurse()
                .get("/v1/follow-up-schedules/" + patient)
                .expect(200)
                .body()
                .path("items");
        return IntStream.range(0, items.size())
                .mapToObj(items::get)
                .filter(item -> item.path("kind").asText().equals("RISK"))
                .map(item -> item.path("state").asText())
                .toList();
    }

    private static int openFlags(String patient) {
        return FollowUpSample.database()
                .first(
                        "select count(*) from crisis_flag where patient_id = ? and ended_at is null",
                        row -> row.getInt(1),
                        UUID.fromString(patient))
                .orElseThrow();
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        map.put(name, value);
        return map;
    }
}
