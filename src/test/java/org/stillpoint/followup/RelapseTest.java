package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** A patient was better and is not any more, in the fifth week of maintenance; the next session is due on 4 March. */
@QuarkusTest
class RelapseTest {

    @Inject
    TestClock clock;

    private PlantedCourse course;

    @BeforeEach
    void aCourse() {
        course = PlantedCourse.infusions();
        course.answered("GAD-7", 16, "2027-01-03T09:00");
        List.of("01-04", "01-07", "01-11", "01-14", "01-18", "01-21")
                .forEach(day -> given(PlantedCourse.INDUCTION, day));
        course.answered("GAD-7", 6, "2027-01-25T09:00");
        course.reviewed("2027-01-26T12:00");
        List.of("01-28", "02-04", "02-11", "02-18").forEach(day -> given(PlantedCourse.MAINTENANCE, day));
    }

    private void given(int step, String day) {
        var start = "2027-" + day + "T10:00";
        course.given(course.booked(step, start), start);
    }

    private Answer answers(String at, Integer... points) {
        return answers("GAD-7", at, points);
    }

    private Answer answers(String instrument, String at, Integer... points) {
        clock.set(PlantedCourse.at(at));
        return staff("nurse")
                .post(
                        "/v1/patients/" + course.patient + "/responses",
                        Map.of("instrument", instrument, "answers", List.of(points)))
                .expect(201);
    }

    private void worseOnThePhqToo(String at) {
        course.answered("PHQ-9", 18, "2027-01-03T09:00");
        course.answered("PHQ-9", 6, "2027-01-25T09:00");
        course.answered("PHQ-9", 15, "2027-02-15T09:00");
        answers("PHQ-9", at, 2, 2, 2, 2, 2, 2, 2, 2, 0);
    }

    private void ended(String at) {
        FollowUpSample.database()
                .update(
                        "update treatment_series set status = 'ENDED', ended_at = ?, end_reason = 'COMPLETED' where id = ?",
                        PlantedCourse.at(at),
                        course.series);
    }

    private long reviews() {
        return FollowUpSample.database()
                .first(
                        "select count(*) from follow_up where patient_id = ? and code = 'RELAPSE_REVIEW'",
                        row -> row.getLong(1),
                        course.patient)
                .orElseThrow();
    }

    private Answer tryLater(JsonNode review, String at) {
        return staff("nurse")
                .ifMatch(review.path("version").asLong())
                .post(
                        "/v1/follow-ups/" + review.path("id").asText() + "/attempts",
                        Map.of("outcome", "NO_ANSWER", "nextTryAt", at));
    }

    private List<String> listed(String which) {
        return staff("nurse")
                .get("/v1/follow-ups?" + which + "=true&patient=" + course.patient)
                .expect(200)
                .body()
                .path("items")
                .findValuesAsText("code");
    }

    private Answer relapses() {
        course.answered("GAD-7", 12, "2027-02-15T09:00");
        return answers("2027-02-23T10:00", 2, 2, 2, 2, 2, 2, 1);
    }

    private Optional<JsonNode> due(String code) {
        var all = staff("nurse")
                .get("/v1/follow-up-schedules/" + course.patient)
                .expect(200)
                .body()
                .path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(item -> item.path("code").asText().startsWith(code))
                .filter(item ->
                        !List.of("DONE", "CLOSED").contains(item.path("state").asText()))
                .findFirst();
    }

    private Answer accept(String role, JsonNode review) {
        return staff(role)
                .ifMatch(review.path("version").asLong())
                .post("/v1/follow-ups/" + review.path("id").asText() + "/acceptance", Map.of());
    }

    @Test
    void twoAnswersInARowThatAreWorseLetAClinicianLookAndSuggestAnEarlierSession() {
        relapses();
        var review = due("RELAPSE_REVIEW").orElseThrow();
        assertThat(review.path("kind").asText()).isEqualTo("REVIEW");
        assertThat(review.path("state").asText()).isEqualTo("DUE");
        assertThat(review.path("responses")).hasSize(4);
        assertThat(review.at("/suggestion/from").asText()).isEqualTo("2027-02-24");
        assertThat(review.at("/suggestion/to").asText()).isEqualTo("2027-03-03");
        assertThat(due("MAINTENANCE_5").orElseThrow().path("dueAt").asText()).startsWith("2027-03-04");
    }

    @Test
    void whatAPrescriberAcceptsIsDueEarlierAndNothingIsBooked() {
        relapses();
        var review = due("RELAPSE_REVIEW").orElseThrow();
        accept("nurse", review).expect(403);
        var accepted = accept("prescriber", review).expect(200);
        assertThat(accepted.body().at("/suggestion/acceptedAt").asText()).startsWith("2027-02-23");
        var next = due("MAINTENANCE_5").orElseThrow();
        assertThat(next.path("from").asText()).startsWith("2027-02-24");
        assertThat(next.path("dueAt").asText()).startsWith("2027-02-24");
        assertThat(next.has("appointment")).isFalse();
        assertThat(accept("prescriber", accepted.body()).expect(409).problem()).isEqualTo("nothing-suggested");
    }

    @Test
    void whoWasPutOffIsCalledWhenThePrescriberWantsThemEarlier() {
        relapses();
        tryLater(due("MAINTENANCE_5").orElseThrow(), "2027-03-20T09:00:00-04:00")
                .expect(200);
        accept("prescriber", due("RELAPSE_REVIEW").orElseThrow()).expect(200);
        clock.set(PlantedCourse.at("2027-02-24T10:00"));
        assertThat(due("MAINTENANCE_5").orElseThrow().path("dueAt").asText()).startsWith("2027-02-24");
        assertThat(listed("due")).contains("MAINTENANCE_5");
    }

    @Test
    void whatIsAcceptedLateIsDueFromTheDayAfter() {
        relapses();
        clock.set(PlantedCourse.at("2027-02-26T10:00"));
        var accepted = accept("prescriber", due("RELAPSE_REVIEW").orElseThrow()).expect(200);
        assertThat(accepted.body().at("/suggestion/from").asText()).isEqualTo("2027-02-27");
        assertThat(due("MAINTENANCE_5").orElseThrow().path("dueAt").asText()).startsWith("2027-02-27");
    }

    @Test
    void whatIsPutOffIsDueAtOnceWhenItHasBeenPutRightAndIsNotAnyMore() {
        var worse = relapses();
        tryLater(due("RELAPSE_REVIEW").orElseThrow(), "2027-02-26T09:00:00-05:00")
                .expect(200);
        var better = corrected(worse, 1, 1, 1, 1, 0, 0, 0);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
        corrected(better, 2, 2, 2, 2, 2, 2, 2);
        assertThat(listed("due")).contains("RELAPSE_REVIEW");
    }

    private Answer corrected(Answer wrong, Integer... points) {
        return staff("nurse")
                .post(
                        "/v1/patients/" + course.patient + "/responses/" + wrong.text("id") + "/corrections",
                        Map.of("reason", "one item was misread", "answers", List.of(points)))
                .expect(201);
    }

    @Test
    void whatIsCorrectedOfABetterTimeMakesNoSecondReview() {
        relapses();
        var first = due("RELAPSE_REVIEW").orElseThrow().path("id").asText();
        var better =
                due("RELAPSE_REVIEW").orElseThrow().path("responses").get(1).asText();
        staff("nurse")
                .post(
                        "/v1/patients/" + course.patient + "/responses/" + better + "/corrections",
                        Map.of("reason", "one item was misread", "answers", List.of(1, 1, 1, 1, 1, 1, 1)))
                .expect(201);
        assertThat(due("RELAPSE_REVIEW").orElseThrow().path("id").asText()).isEqualTo(first);
    }

    @Test
    void whatIsDueAnywayByNowIsNotAccepted() {
        relapses();
        clock.set(PlantedCourse.at("2027-03-04T10:00"));
        var review = due("RELAPSE_REVIEW").orElseThrow();
        assertThat(accept("prescriber", review).expect(409).problem()).isEqualTo("nothing-suggested");
    }

    @Test
    void oneBadAnswerIsNoRelapse() {
        answers("2027-02-23T10:00", 2, 2, 2, 2, 2, 2, 1);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
    }

    @Test
    void anotherBadAnswerMakesNoSecondReviewAndAGoodOneEndsIt() {
        relapses();
        var first = due("RELAPSE_REVIEW").orElseThrow().path("id").asText();
        answers("2027-03-03T10:00", 2, 2, 2, 2, 2, 2, 2);
        assertThat(due("RELAPSE_REVIEW").orElseThrow().path("id").asText()).isEqualTo(first);
        answers("2027-03-11T10:00", 1, 1, 1, 1, 0, 0, 0);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
    }

    @Test
    void anAnswerThatIsTakenBackShowsNoRelapseAnyMore() {
        var answer = relapses();
        staff("nurse")
                .post(
                        "/v1/patients/" + course.patient + "/responses/" + answer.text("id") + "/corrections",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(201);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
        answers("2027-03-03T10:00", 2, 2, 2, 2, 2, 2, 2);
        assertThat(due("RELAPSE_REVIEW").orElseThrow().path("state").asText())
                .as("worse once more")
                .isEqualTo("DUE");
    }

    @Test
    void whereTheNextSessionIsBookedAnEarlierOneIsSuggestedAndSomebodyIsAskedToMoveIt() {
        var visit = course.booked(PlantedCourse.MAINTENANCE, "2027-03-02T10:00");
        relapses();
        assertThat(due("MAINTENANCE_5").orElseThrow().path("appointment").asText())
                .isEqualTo(visit.toString());
        var review = due("RELAPSE_REVIEW").orElseThrow();
        assertThat(review.at("/suggestion/from").asText()).isEqualTo("2027-02-24");
        assertThat(review.at("/suggestion/to").asText()).isEqualTo("2027-03-01");
        assertThat(review.at("/suggestion/appointment").asText()).isEqualTo(visit.toString());
        assertThat(due("MOVE_EARLIER")).as("nobody has accepted it").isEmpty();
        accept("prescriber", review).expect(200);
        var call = due("MOVE_EARLIER").orElseThrow();
        assertThat(call.path("kind").asText()).isEqualTo("CALL");
        assertThat(call.path("state").asText()).isEqualTo("DUE");
        assertThat(call.path("to").asText()).startsWith("2027-02-25");
        assertThat(call.path("appointment").asText()).isEqualTo(visit.toString());
        var stands = FollowUpSample.database()
                .first("select local_start::text from appointment where id = ?", row -> row.getString(1), visit)
                .orElseThrow();
        assertThat(stands).as("nothing is moved by itself").startsWith("2027-03-02");
        course.cancelled(visit);
        course.mark(clock.instant());
        assertThat(due("MOVE_EARLIER")).as("there is nothing to move any more").isEmpty();
    }

    @Test
    void whoCameAlreadyIsNotAskedToComeEarlier() {
        var visit = course.booked(PlantedCourse.MAINTENANCE, "2027-03-02T10:00");
        relapses();
        accept("prescriber", due("RELAPSE_REVIEW").orElseThrow()).expect(200);
        assertThat(due("MOVE_EARLIER")).isPresent();
        FollowUpSample.database()
                .update(
                        "update appointment set start_at = start_at - interval '6 days', end_at = end_at - interval '6 days'"
                                + " where id = ?",
                        visit);
        course.mark(clock.instant());
        assertThat(due("MOVE_EARLIER")).as("it was moved").isEmpty();
    }

    @Test
    void ofACourseThereIsOneReviewOfAllInstruments() {
        relapses();
        var first = due("RELAPSE_REVIEW").orElseThrow();
        tryLater(first, "2027-02-24T10:00:00-05:00").expect(200);
        assertThat(listed("due")).doesNotContain("RELAPSE_REVIEW");
        worseOnThePhqToo("2027-02-23T10:10");
        assertThat(reviews()).isOne();
        var both = due("RELAPSE_REVIEW").orElseThrow();
        assertThat(both.path("id")).isEqualTo(first.path("id"));
        assertThat(both.path("instruments").toString()).isEqualTo("[\"GAD-7\",\"PHQ-9\"]");
        assertThat(both.path("responses")).hasSize(8);
        assertThat(listed("due")).as("nobody has put off what is new").contains("RELAPSE_REVIEW");
        answers("2027-03-11T10:00", 1, 1, 1, 1, 0, 0, 0);
        assertThat(due("RELAPSE_REVIEW")).as("the other one is not put right").isPresent();
    }

    @Test
    void whatSomebodyHasLookedAtIsNotLookedAtAgainAndAnotherInstrumentIs() {
        relapses();
        var review = due("RELAPSE_REVIEW").orElseThrow();
        staff("nurse")
                .ifMatch(review.path("version").asLong())
                .post(
                        "/v1/follow-ups/" + review.path("id").asText() + "/completion",
                        Map.of("outcome", "DONE", "result", "made-up finding 4711"))
                .expect(200);
        answers("2027-03-03T10:00", 2, 2, 2, 2, 2, 2, 2);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
        worseOnThePhqToo("2027-03-03T11:00");
        assertThat(due("RELAPSE_REVIEW").orElseThrow().path("instruments").toString())
                .isEqualTo("[\"PHQ-9\"]");
        assertThat(reviews()).isEqualTo(2);
    }

    @Test
    void aCourseThatHasEndedIsLookedAtUntilThePatientIsTreatedAnew() {
        ended("2027-02-19T10:00");
        relapses();
        var review = due("RELAPSE_REVIEW").orElseThrow();
        assertThat(review.path("state").asText()).isEqualTo("DUE");
        assertThat(review.has("suggestion")).as("nothing of it is to come").isFalse();
    }

    @Test
    void whoIsTreatedAnewIsNotLookedAtForWhatWasBefore() {
        ended("2027-02-24T10:00");
        course.answered("GAD-7", 12, "2027-02-15T09:00");
        course.answered("GAD-7", 13, "2027-02-23T10:00");
        given(PlantedCourse.MAINTENANCE, "02-25");
        answers("2027-03-03T10:00", 2, 2, 2, 2, 2, 2, 2);
        assertThat(due("RELAPSE_REVIEW")).isEmpty();
    }

    @Test
    void aReviewThatNobodyHasLookedAtStaysWhenItsCourseEndsAndAnotherAnswerComes() {
        relapses();
        ended("2027-02-23T12:00");
        answers("PHQ-9", "2027-02-23T13:00", 3, 3, 3, 3, 3, 3, 3, 3, 0);
        assertThat(due("RELAPSE_REVIEW").orElseThrow().path("state").asText()).isEqualTo("DUE");
    }
}
