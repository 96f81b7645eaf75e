package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.ResponseRecorded;
import org.stillpoint.platform.Database;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What staff do about what is due. */
@QuarkusTest
class FollowUpDeskTest {

    private static final String PATH = "/v1/follow-ups";
    private static final Map<String, Object> FOUND = Map.of("outcome", "DONE", "result", "made-up finding 4711");

    @Inject
    TestClock clock;

    @Inject
    Recompute recompute;

    @Inject
    RecallQuery recalls;

    @Inject
    Database database;

    @Inject
    Event<ResponseRecorded> answers;

    private static Wire desk() {
        return Office.desk();
    }

    private static JsonNode schedule(String patient) {
        return Chart.nurse()
                .get("/v1/follow-up-schedules/" + patient)
                .expect(200)
                .body()
                .path("items");
    }

    private static JsonNode only(String patient, String code) {
        return StreamSupport.stream(schedule(patient).spliterator(), false)
                .filter(item -> item.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Answer change(Wire caller, JsonNode followUp, String what, Object body) {
        return caller.ifMatch(followUp.path("version").asLong())
                .post(PATH + "/" + followUp.path("id").asText() + "/" + what, body);
    }

    private static List<String> codes(String query) {
        return desk().get(PATH + query).expect(200).body().path("items").findValuesAsText("code");
    }

    private SessionSample dosed() {
        return DischargeSample.dosed().day;
    }

    @Test
    void theListHasWhatIsOpenAtASiteAndWhatIsDueOrLateWhenItIs() {
        var session = dosed();
        schedule(session.patient());
        var site = "?site=" + session.place().site();
        assertThat(codes(site)).containsExactly("CHECK_IN_24H", "WEARING_OFF_7D", "RETURN");
        assertThat(codes(site + "&due=true")).isEmpty();
        assertThat(codes(site + "&overdue=true")).isEmpty();
        assertThat(codes(site + "&kind=QUESTIONNAIRE&kind=SESSION")).containsExactly("WEARING_OFF_7D", "RETURN");
        var first = desk().get(PATH + site + "&limit=2").expect(200).body();
        assertThat(first.path("items").findValuesAsText("code")).containsExactly("CHECK_IN_24H", "WEARING_OFF_7D");
        assertThat(codes(site + "&limit=2&after=" + first.path("next").asText()))
                .containsExactly("RETURN");
        desk().get(PATH + "?after=nonsense").expect(400);
        desk().get(PATH + "?site=nowhere").expect(400);
    }

    @Test
    void onePersonWorksOnAFollowUpAndOthersAreToldWho() {
        var session = dosed();
        var checkIn = only(session.patient(), "CHECK_IN_24H");
        var path = PATH + "/" + checkIn.path("id").asText() + "/assignment";
        var answers = Race.between(
                () -> desk().post(path, Map.of()), () -> Chart.nurse().post(path, Map.of()), () -> Chart.prescriber()
                        .post(path, Map.of()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 2));
        assertThat(answers.stream().filter(each -> each.status() == 409))
                .allSatisfy(each -> assertThat(each.problem()).isEqualTo("follow-up-assigned"));
        Office.staff("manager").delete(path).expect(204);
        Chart.nurse().post(path, Map.of()).expect(200);
        assertThat(change(desk(), only(session.patient(), "CHECK_IN_24H"), "completion", Map.of("outcome", "DONE"))
                        .expect(409)
                        .problem())
                .isEqualTo("follow-up-assigned");
        clock.advance(Duration.ofMinutes(31));
        desk().post(path, Map.of()).expect(200);
    }

    @Test
    void whoIsTriedAgainLaterIsNotDueBefore() {
        var session = dosed();
        var checkIn = only(session.patient(), "CHECK_IN_24H");
        var again = clock.instant().plus(Duration.ofHours(2));
        desk().post(PATH + "/" + checkIn.path("id").asText() + "/attempts", Map.of("outcome", "NO_ANSWER"))
                .expect(428);
        change(desk(), checkIn, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", "2020-01-01T00:00:00Z"))
                .expect(400);
        var tried = change(desk(), checkIn, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", again.toString()))
                .expect(200);
        assertThat(tried.body().path("attempts").asInt()).isEqualTo(1);
        change(desk(), checkIn, "attempts", Map.of("outcome", "NO_ANSWER")).expect(412);
    }

    @Test
    void whoIsToBeTriedAgainIsOnNoListOfWhatCanBeDoneUntilThen() {
        var sample = FollowUpSample.visit();
        var version =
                desk().get(sample.path()).expect(200).body().path("version").asLong();
        var mine = "?patient=" + sample.patient;
        assertThat(codes(mine + "&due=true")).containsExactly("SAMPLE");
        var past = clock.instant().minus(Duration.ofMinutes(1));
        database.update("update follow_up set due_at = ?, to_at = ? where id = ?", past, past, sample.id);
        assertThat(codes(mine + "&overdue=true")).containsExactly("SAMPLE");
        var again = Office.text(clock.instant().plus(Duration.ofMinutes(20)).atOffset(ZoneOffset.UTC));
        desk().ifMatch(version)
                .post(sample.path() + "/attempts", Map.of("outcome", "LEFT_MESSAGE", "nextTryAt", again))
                .expect(200);
        assertThat(codes(mine + "&due=true")).isEmpty();
        assertThat(codes(mine + "&overdue=true")).isEmpty();
        assertThat(codes(mine)).as("it is still open").containsExactly("SAMPLE");
        clock.advance(Duration.ofMinutes(21));
        assertThat(codes(mine + "&due=true")).containsExactly("SAMPLE");
        assertThat(codes(mine + "&overdue=true")).containsExactly("SAMPLE");
    }

    @Test
    void whatHasHappenedToAFollowUpIsShownWhereItIsReadAlone() {
        var session = dosed();
        var checkIn = only(session.patient(), "CHECK_IN_24H");
        var path = PATH + "/" + checkIn.path("id").asText();
        desk().post(path + "/assignment", Map.of()).expect(200);
        var tried = change(desk(), only(session.patient(), "CHECK_IN_24H"), "attempts", Map.of("outcome", "NO_ANSWER"))
                .expect(200);
        assertThat(tried.body().has("history")).isFalse();
        var read = Chart.nurse().get(path).expect(200).body().path("history");
        assertThat(read.findValuesAsText("what")).containsExactly("CREATED", "TAKEN", "TRIED");
        assertThat(read.path(0).path("dueAt")).isEqualTo(checkIn.path("dueAt"));
        assertThat(read.path(0).has("by")).as("by the program itself").isFalse();
        assertThat(read.path(1).path("by").asText())
                .isEqualTo(read.path(2).path("by").asText());
        assertThat(OffsetDateTime.parse(read.path(2).path("at").asText()).toInstant())
                .isBetween(clock.instant().minus(Duration.ofMinutes(1)), clock.instant());
        assertThat(read.path(2).path("outcome").asText()).isEqualTo("NO_ANSWER");
        var toTheDesk = desk().get(path).expect(200).body().path("history");
        assertThat(toTheDesk.findValuesAsText("what")).containsExactly("CREATED", "TAKEN", "TRIED");
        assertThat(toTheDesk.findValues("outcome"))
                .as("how it went is for clinicians")
                .isEmpty();
        assertThat(schedule(session.patient()).findValues("history")).isEmpty();
    }

    @Test
    void whatIsCompletedIsNeverTouchedAgain() {
        var session = dosed();
        var done = change(
                        desk(),
                        only(session.patient(), "CHECK_IN_24H"),
                        "completion",
                        Map.of("outcome", "DONE", "result", "made-up finding 4711"))
                .expect(200);
        assertThat(done.body().path("state").asText()).isEqualTo("DONE");
        assertThat(done.body().has("result")).isFalse();
        assertThat(only(session.patient(), "CHECK_IN_24H").path("result").asText())
                .isEqualTo("made-up finding 4711");
        var before = database.list(
                "select f::text from follow_up f where id = ?",
                row -> row.getString(1),
                UUID.fromString(done.text("id")));
        var again = change(desk(), done.body(), "completion", Map.of("outcome", "DONE"))
                .expect(409);
        assertThat(again.problem()).isEqualTo("follow-up-not-open");
        assertThat(again.text("currentState")).isEqualTo("DONE");
        var start = session.place().at(session.place().day().plusDays(3), "12:00");
        desk().post("/v1/appointments", session.place().booking("infusion", start, session.patient()))
                .expect(201);
        schedule(session.patient());
        assertThat(database.list(
                        "select f::text from follow_up f where id = ?",
                        row -> row.getString(1),
                        UUID.fromString(done.text("id"))))
                .isEqualTo(before);
    }

    @Test
    void whoeverEscalatesWhatNobodyHasAnsweredMakesACallDueNow() {
        var session = dosed();
        var checkIn = change(desk(), only(session.patient(), "CHECK_IN_24H"), "escalation", Map.of())
                .expect(200);
        assertThat(checkIn.body().path("state").asText()).isEqualTo("MISSED");
        var call = only(session.patient(), "MISSED_CONTACT");
        assertThat(call.path("kind").asText()).isEqualTo("CALL");
        assertThat(call.path("state").asText()).isEqualTo("DUE");
        assertThat(call.path("follows").asText()).isEqualTo(checkIn.text("id"));
        assertThat(codes("?site=" + session.place().site() + "&due=true")).containsExactly("MISSED_CONTACT");
        // Who answers late after all is not called.
        change(desk(), only(session.patient(), "CHECK_IN_24H"), "completion", Map.of("outcome", "DONE"))
                .expect(200);
        assertThat(only(session.patient(), "MISSED_CONTACT").path("state").asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void anAnswerThatTellsOfDangerIsAtTheTopAtOnceAndOnlyAClinicianCompletesIt() {
        var session = dosed();
        schedule(session.patient());
        var response = UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> answers.fire(new ResponseRecorded(
                            response,
                            UUID.fromString(session.patient()),
                            "PHQ-9",
                            Optional.empty(),
                            false,
                            true,
                            clock.instant(),
                            Optional.empty(),
                            Optional.empty(),
                            false)));
        }
        var list = PATH + "?site=" + session.place().site();
        assertThat(Chart.nurse().get(list).expect(200).body().path("items").findValuesAsText("code"))
                .containsExactly("RISK", "CHECK_IN_24H", "WEARING_OFF_7D", "RETURN");
        var risk = only(session.patient(), "RISK");
        assertThat(risk.path("state").asText()).isEqualTo("DUE");
        assertThat(risk.path("responses").get(0).asText()).isEqualTo(response.toString());
        var muchLater = Office.text(clock.instant().plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC));
        change(Chart.nurse(), risk, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", muchLater))
                .expect(400);
        var soon = Office.text(clock.instant().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC));
        var tried = change(Chart.nurse(), risk, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", soon))
                .expect(200);
        assertThat(Chart.nurse()
                        .get(PATH + "?due=true&patient=" + session.patient())
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsText("code"))
                .contains("RISK");
        change(Chart.nurse(), tried.body(), "completion", FOUND).expect(200);
    }

    @Test
    void nobodyInDangerIsOffTheListUnheardAndNothingClinicalWithoutAWord() {
        var patient = Office.patient();
        var risk = FollowUpSample.of(patient, FollowUpKind.RISK, null);
        var review = FollowUpSample.of(patient, FollowUpKind.REVIEW, null);
        for (var outcome : List.of("NOT_REACHED", "DECLINED")) {
            completed(risk, Map.of("outcome", outcome, "result", "made-up finding 4711"), 400);
        }
        completed(risk, Map.of("outcome", "DONE"), 400);
        completed(review, Map.of("outcome", "DECLINED"), 400);
        completed(review, Map.of("outcome", "DONE", "result", " "), 400);
        completed(review, Map.of("outcome", "DECLINED", "result", "made-up finding 4711"), 200);
        completed(risk, Map.of("outcome", "NOT_NEEDED", "result", "made-up finding 4711"), 200);
        completed(FollowUpSample.visit(), Map.of("outcome", "NOT_REACHED"), 200);
    }

    private static void completed(FollowUpSample sample, Map<String, Object> how, int status) {
        var read = Chart.nurse().get(sample.path()).expect(200).body();
        change(Chart.nurse(), read, "completion", how).expect(status);
    }

    @Test
    void aReviewIsNotPutOffPastItsTimeAndIsSeenOnceItIsLate() {
        var review = FollowUpSample.of(Office.patient(), FollowUpKind.REVIEW, null);
        var mine = "?patient=" + review.patient;
        tryAgainIn(review, Duration.ofHours(25), 400);
        tryAgainIn(review, Duration.ofHours(23), 200);
        assertThat(codes(mine + "&due=true")).isEmpty();
        var past = clock.instant().minus(Duration.ofMinutes(1));
        database.update("update follow_up set due_at = ?, to_at = ? where id = ?", past, past, review.id);
        assertThat(codes(mine + "&overdue=true")).containsExactly("SAMPLE");
        tryAgainIn(review, Duration.ofHours(25), 400);
        tryAgainIn(review, Duration.ofHours(20), 200);
        assertThat(codes(mine + "&due=true")).containsExactly("SAMPLE");
        assertThat(codes(mine + "&overdue=true")).containsExactly("SAMPLE");
    }

    private void tryAgainIn(FollowUpSample sample, Duration later, int status) {
        var read = Chart.nurse().get(sample.path()).expect(200).body();
        var again = Office.text(clock.instant().plus(later).atOffset(ZoneOffset.UTC));
        change(Chart.nurse(), read, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", again))
                .expect(status);
    }

    @Test
    void whatIsBookedIsNotAmongWhatHasNothingBooked() {
        var sample = FollowUpSample.visit();
        var mine = "?due=true&patient=" + sample.patient;
        assertThat(codes(mine + "&nothingBooked=true")).containsExactly("SAMPLE");
        database.update("update follow_up set appointment_id = ? where id = ?", UUID.randomUUID(), sample.id);
        assertThat(codes(mine)).containsExactly("SAMPLE");
        assertThat(codes(mine + "&nothingBooked=true")).isEmpty();
    }

    @Test
    void anAnswerThatIsCorrectedTwiceIsOneRisk() {
        var patient = Office.patient();
        var path = "/v1/patients/" + patient + "/responses";
        var first = Chart.nurse()
                .post(path, Map.of("instrument", "PHQ-9", "answers", List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)))
                .expect(201);
        var second = corrected(path, first, 0);
        corrected(path, second, 2);
        var risks = StreamSupport.stream(schedule(patient).spliterator(), false)
                .filter(item -> item.path("code").asText().equals("RISK"))
                .toList();
        assertThat(risks).hasSize(1);
        assertThat(risks.getFirst().path("responses")).hasSize(2);
    }

    private static Answer corrected(String path, Answer wrong, int last) {
        return Chart.nurse()
                .post(
                        path + "/" + wrong.text("id") + "/corrections",
                        Map.of("reason", "one item was misread", "answers", List.of(0, 0, 0, 0, 0, 0, 0, 0, last)))
                .expect(201);
    }

    @Test
    void dangerThatACorrectionTellsOfIsHeardAlsoAfterSomebodyHasSeenToTheWrongAnswer() {
        var session = dosed();
        var patient = UUID.fromString(session.patient());
        var wrong = UUID.randomUUID();
        var now = clock.instant();
        tell(patient, wrong, now, Optional.empty());
        var risk = only(session.patient(), "RISK");
        tell(patient, UUID.randomUUID(), now, Optional.of(wrong));
        assertThat(risks(session)).as("nobody has seen to it yet").hasSize(1);
        change(Chart.nurse(), risk, "completion", FOUND).expect(412);
        change(Chart.nurse(), only(session.patient(), "RISK"), "completion", FOUND)
                .expect(200);
        tell(patient, UUID.randomUUID(), now, Optional.of(wrong));
        assertThat(risks(session))
                .extracting(each -> each.path("state").asText())
                .containsExactlyInAnyOrder("DONE", "DUE");
    }

    private void tell(UUID patient, UUID response, Instant at, Optional<UUID> corrects) {
        QuarkusTransaction.requiringNew()
                .run(() -> answers.fire(new ResponseRecorded(
                        response,
                        patient,
                        "PHQ-9",
                        Optional.empty(),
                        false,
                        true,
                        at,
                        Optional.empty(),
                        corrects,
                        false)));
    }

    private static List<JsonNode> risks(SessionSample session) {
        return StreamSupport.stream(schedule(session.patient()).spliterator(), false)
                .filter(item -> item.path("code").asText().equals("RISK"))
                .toList();
    }

    @Test
    void whatIsDoneIsNotGivenBackAndNobodyIsPutOffForLong() {
        var session = dosed();
        var checkIn = only(session.patient(), "CHECK_IN_24H");
        var late = Office.text(clock.instant().plus(Duration.ofDays(61)).atOffset(ZoneOffset.UTC));
        change(desk(), checkIn, "attempts", Map.of("outcome", "NO_ANSWER", "nextTryAt", late))
                .expect(400);
        var done =
                change(desk(), checkIn, "completion", Map.of("outcome", "DONE")).expect(200);
        desk().delete(PATH + "/" + done.text("id") + "/assignment").expect(409);
    }

    @Test
    void theRecallListHasWhoIsDueForMaintenanceAndHasNothingBooked() {
        var course = PlantedCourse.infusions();
        for (var day : List.of("01-04", "01-07", "01-11", "01-14", "01-18", "01-21")) {
            var start = "2026-" + day + "T10:00";
            course.given(course.booked(PlantedCourse.INDUCTION, start), start);
        }
        course.reviewed("2026-01-26T12:00");
        var start = "2026-01-28T10:00";
        course.given(course.booked(PlantedCourse.MAINTENANCE, start), start);
        clock.set(PlantedCourse.at("2026-02-07T12:00"));
        recompute.of(course.patient);
        assertThat(recalled(course, "2026-02-01T12:00")).isEmpty();
        assertThat(recalled(course, "2026-02-02T12:00")).containsExactly("MAINTENANCE_2");
        var visit = course.booked(PlantedCourse.MAINTENANCE, "2026-02-09T10:00");
        recompute.of(course.patient);
        assertThat(recalled(course, "2026-02-08T12:00")).isEmpty();
        course.cancelled(visit);
        course.mark(clock.instant());
        recompute.of(course.patient);
        assertThat(recalled(course, "2026-02-08T12:00")).as("cancelled again").containsExactly("MAINTENANCE_2");
    }

    private List<String> recalled(PlantedCourse course, String at) {
        return recalls.of(Optional.of(course.site()), PlantedCourse.at(at), Optional.empty(), 10, true).stream()
                .map(RecallQuery.Row::code)
                .toList();
    }

    @Test
    void theRecallListIsServed() {
        assertThat(desk().get("/v1/recall-list?limit=1")
                        .expect(200)
                        .body()
                        .path("items")
                        .isArray())
                .isTrue();
        desk().get("/v1/recall-list?site=nowhere").expect(400);
        desk().get("/v1/recall-list?after=nonsense").expect(400);
    }

    @Test
    void aCursorOfAnotherListIsNoneOfTheRecallList() {
        var ofDueList = new FollowUpCursor((short) 5, clock.instant(), UUID.randomUUID()).encode();
        desk().get("/v1/recall-list?after=" + ofDueList).expect(400);
        Chart.nurse().get("/v1/recall-list?after=" + ofDueList).expect(400);
    }
}
