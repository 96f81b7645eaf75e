package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.SignedIn.asFrontDesk;
import static org.stillpoint.testsupport.SignedIn.asManager;
import static org.stillpoint.testsupport.SignedIn.asNurse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.testsupport.Office;

@QuarkusTest
class TrendTest {

    private static final Instant START = Instant.parse("2025-03-03T15:00:00Z");

    @Inject
    ToldHistory history;

    @Inject
    ScoreSample scores;

    private UUID patient;

    @BeforeEach
    void register() {
        patient = UUID.fromString(Office.patient());
    }

    private Course course() {
        var course = CourseSample.course("TREND", START);
        history.tell(patient, course);
        return course;
    }

    private UUID scored(int day, int total) {
        return scores.add(patient, "PHQ-9", START.plus(Duration.ofDays(day)), total);
    }

    private Response get(RequestSpecification caller, String accept, String query) {
        return caller.accept(accept).get("/v1/patients/" + patient + "/trends/PHQ-9" + query);
    }

    private Response json(String query) {
        var answer = get(asNurse(), "application/json", query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    @Test
    void showsTotalsBesideDosesAndWhatTheyAreLookedAtAgainst() {
        course();
        var first = scored(-2, 19);
        scored(23, 8);
        var trend = json("").jsonPath();
        assertThat(trend.getString("instrument")).isEqualTo("PHQ-9");
        assertThat(trend.getInt("scale.to")).isEqualTo(27);
        assertThat(trend.getList("scale.bands")).hasSize(5);
        assertThat(trend.getString("baseline.response")).isEqualTo(first.toString());
        assertThat(trend.getList("lines.code"))
                .containsExactly("BASELINE", "RESPONSE", "REMISSION", "MEANINGFUL_CHANGE");
        assertThat(trend.getList("lines.atMost")).containsExactly(19, 9, 4, 14);
        assertThat(trend.getList("points.total")).containsExactly(19, 8);
        assertThat(trend.getList("points.band")).containsExactly("MODERATELY_SEVERE", "MILD");
        assertThat(trend.getList("doses")).hasSize(6);
        assertThat(trend.getString("timeZone")).isNotBlank();
    }

    @Test
    void whatTheBaselineLeavesNoRoomForHasNoLine() {
        course();
        scored(-2, 3);
        scored(23, 2);
        assertThat(json("").jsonPath().getList("lines.code")).containsExactly("BASELINE", "RESPONSE");
        assertThat(json("").jsonPath().getString("picture.description")).doesNotContain("remission");
    }

    @Test
    void withoutACourseThereAreNoLines() {
        scored(0, 12);
        var trend = json("").jsonPath();
        assertThat(trend.getList("lines")).isEmpty();
        assertThat(trend.getString("series")).isNull();
        assertThat(trend.getList("points")).hasSize(1);
    }

    @Test
    void aCourseBeginsWithItsBaseline() {
        var course = course();
        scored(-80, 22);
        scored(-3, 18);
        scored(30, 7);
        assertThat(json("").jsonPath().getList("points.total")).containsExactly(22, 18, 7);
        assertThat(json("?series=" + course.series()).jsonPath().getList("points.total"))
                .containsExactly(18, 7);
    }

    @Test
    void anEndedCourseKnowsNothingOfWhatWasAnsweredAfterTheNextTreatment() {
        var ended = START.plus(Duration.ofDays(40));
        var first = history.endedCourse(patient, START, ended, START, START.plus(Duration.ofDays(20)));
        history.course(patient, START.plus(Duration.ofDays(90)), START.plus(Duration.ofDays(91)));
        scored(-1, 20);
        scored(30, 12);
        scored(60, 13);
        scored(90, 19);
        scored(100, 4);
        assertThat(json("?series=" + first).jsonPath().getList("points.total")).containsExactly(20, 12, 13, 19);
        assertThat(json("").jsonPath().getList("points.total")).containsExactly(20, 12, 13, 19, 4);
    }

    @Test
    void aPeriodIncludesItsLastDay() {
        course();
        scored(0, 18);
        scored(30, 7);
        scored(60, 5);
        var query = "?from=2025-03-04&to=2025-04-02";
        assertThat(json(query).jsonPath().getList("points.total")).containsExactly(7);
        assertThat(json(query).jsonPath().getList("doses")).hasSize(5);
    }

    @Test
    void whatWasCorrectedStandsInThePlaceOfWhatWasWrong() {
        course();
        var wrong = scored(-2, 27);
        scores.correct(wrong, patient, 17);
        var trend = json("").jsonPath();
        assertThat(trend.getList("points.total")).containsExactly(17);
        assertThat(trend.getList("points.corrected")).containsExactly(true);
        assertThat(trend.getInt("baseline.total")).isEqualTo(17);
    }

    @Test
    void theTableHasARowForEachResponseAndEachDose() {
        course();
        scored(-2, 19);
        scored(23, 8);
        var answer = get(asNurse(), "text/csv", "");
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
        var lines = answer.asString().split("\r\n");
        assertThat(lines).hasSize(9);
        assertThat(lines[0]).isEqualTo("kind,at,id,total,band,complete,corrected,service");
        assertThat(lines[1]).startsWith("SCORE,2025-03-01T").contains(",19,MODERATELY_SEVERE,true,false,");
        assertThat(lines[2]).startsWith("DOSE,2025-03-03T").endsWith(",,,,,IV_KETAMINE_40");
    }

    @Test
    void thePictureComesInTheKindThatIsAskedFor() throws IOException {
        course();
        scored(-2, 19);
        var svg = get(asNurse(), "image/svg+xml", "");
        assertThat(svg.contentType()).startsWith("image/svg+xml");
        assertThat(svg.asString()).startsWith("<svg ").contains("role=\"img\"", "MODERATELY".toLowerCase());
        assertThat(svg.getHeader("Cache-Control")).isEqualTo("no-store");
        var png = get(asNurse(), "image/png", "");
        assertThat(png.contentType()).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(png.asByteArray())).getWidth())
                .isEqualTo(960);
    }

    @Test
    void nobodysNameIsInAPicture() throws IOException {
        scored(-2, 19);
        assertThat(get(asNurse(), "image/svg+xml", "").asString()).doesNotContain("Testperson", patient.toString());
        var png = get(asNurse(), "image/png", "").asByteArray();
        assertThat(PngWords.of(png).toString()).doesNotContain("Testperson", patient.toString());
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain("Testperson", patient.toString());
    }

    @Test
    void whoDoesNotSeeThePictureIsToldTheSameByAllThatShowIt() throws IOException {
        course();
        scored(-2, 19);
        scored(23, 8);
        var words = json("").jsonPath();
        assertThat(words.getString("title")).isEqualTo("Patient Health Questionnaire 9-item depression scale");
        assertThat(words.getString("picture.title")).isEqualTo("PHQ-9 totals, 1 Mar 2025 to 26 Mar 2025");
        assertThat(words.getString("picture.description"))
                .contains("1 Mar 2025, 19 (moderately severe); 26 Mar 2025, 8 (mild).")
                .contains("The baseline is 19.", "6 doses are marked");
        var png = get(asNurse(), "image/png", "").asByteArray();
        var language = words.getString("picture.language");
        assertThat(PngWords.of(png))
                .containsExactly(
                        new PngWords("Title", language, words.getString("picture.title")),
                        new PngWords("Description", language, words.getString("picture.description")));
        assertThat(get(asNurse(), "image/svg+xml", "").asString())
                .contains(words.getString("picture.title"), words.getString("picture.description"))
                .contains("xml:lang=\"" + language + '"');
    }

    @Test
    void whoWantsAnythingElseIsToldSo() {
        var answer = get(asNurse(), "image/gif", "");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void whoAcceptsEverythingGetsJson() {
        assertThat(get(asNurse(), "*/*", "").contentType()).startsWith("application/json");
    }

    @Test
    void whoHasThePresentPictureIsNotSentItAgain() {
        course();
        scored(-2, 19);
        for (var kind : List.of("application/json", "text/csv", "image/svg+xml", "image/png")) {
            var tag = get(asNurse(), kind, "").getHeader("ETag");
            var again = get(asNurse().header("If-None-Match", tag), kind, "");
            assertThat(again.statusCode()).as(kind).isEqualTo(304);
        }
        var old = get(asNurse(), "image/png", "").getHeader("ETag");
        scored(23, 8);
        assertThat(get(asNurse().header("If-None-Match", old), "image/png", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFrontDeskAndManagersSeeNoScores() {
        assertThat(get(asFrontDesk(), "image/png", "").statusCode()).isEqualTo(403);
        assertThat(get(asManager(), "application/json", "").statusCode()).isEqualTo(403);
    }

    @Test
    void somebodyElsesCourseIsNone() {
        var answer = get(asNurse(), "application/json", "?series=" + UUID.randomUUID());
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var base = "/v1/patients/";
        assertThat(asNurse().get(base + UUID.randomUUID() + "/trends/PHQ-9").statusCode())
                .isEqualTo(404);
        assertThat(asNurse().get(base + patient + "/trends/NO-SUCH").statusCode())
                .isEqualTo(404);
    }
}
