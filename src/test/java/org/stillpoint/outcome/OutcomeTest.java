package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class OutcomeTest {

    @Inject
    ToldHistory history;

    @Inject
    TestClock clock;

    private Instant firstDose;
    private Answering somebody;

    @BeforeEach
    void newPatient() {
        firstDose = clock.instant().minus(Duration.ofDays(100)).truncatedTo(ChronoUnit.SECONDS);
        somebody = Answering.ofSomebody();
    }

    private Instant day(int days) {
        return firstDose.plus(Duration.ofDays(days));
    }

    private JsonNode outcomes() {
        return nurse().get("/v1/patients/" + somebody.patient() + "/outcomes")
                .expect(200)
                .body();
    }

    private static List<String> codes(JsonNode instrument) {
        return instrument.path("findings").findValuesAsText("code");
    }

    @Test
    void tellsOfACourseWhatItHasChanged() {
        var series = history.course(somebody.id(), day(-2), day(0), day(3));
        somebody.total("GAD-7", 16, day(-1)).expect(201);
        var latest = somebody.total("GAD-7", 4, day(20)).expect(201);
        somebody.total("PHQ-9", 12, day(20)).expect(201);
        var course = outcomes().path("courses").get(0);
        assertThat(course.path("series").asText()).isEqualTo(series.toString());
        assertThat(Instant.parse(course.path("firstDoseAt").asText())).isEqualTo(day(0));
        var gad = course.path("instruments").get(0);
        assertThat(gad.at("/latest/response").asText()).isEqualTo(latest.text("id"));
        assertThat(gad.path("percentBelowBaseline").asDouble()).isEqualTo(75);
        assertThat(codes(gad)).containsExactly("RESPONSE", "REMISSION", "MEANINGFUL_CHANGE");
        var phq = course.path("instruments").get(1);
        assertThat(gad.path("leftOut")).isEmpty();
        assertThat(phq.path("baselineMissing").asText()).isEqualTo("NOT_ANSWERED");
        assertThat(outcomes().path("latest").findValuesAsText("total")).containsExactly("4", "12");
    }

    @Test
    void whoWasBelowTheLineAlreadyHasNoRemissionAndItIsSaid() {
        history.course(somebody.id(), day(-2), day(0));
        somebody.total("GAD-7", 4, day(-1)).expect(201);
        somebody.total("GAD-7", 0, day(20)).expect(201);
        var gad = outcomes().at("/courses/0/instruments/0");
        assertThat(codes(gad)).containsExactly("RESPONSE", "MEANINGFUL_CHANGE");
        assertThat(gad.path("leftOut").toString()).isEqualTo("[\"REMISSION\"]");
    }

    @Test
    void aCorrectionChangesWhatWasFound() {
        history.course(somebody.id(), day(-2), day(0));
        somebody.total("GAD-7", 16, day(-1)).expect(201);
        var wrong = somebody.total("GAD-7", 4, day(20)).expect(201);
        somebody.correct(wrong, Map.of("answers", List.of(3, 3, 3, 3, 3, 0, 0))).expect(201);
        var gad = outcomes().at("/courses/0/instruments/0");
        assertThat(gad.path("change").asInt()).isEqualTo(-1);
        assertThat(codes(gad)).isEmpty();
    }

    @Test
    void whoHasHadNoCourseHasMeasuresOnly() {
        somebody.total("PCL-5", 31).expect(201);
        assertThat(outcomes().path("courses")).isEmpty();
        assertThat(outcomes().path("latest").findValuesAsText("instrument")).containsExactly("PCL-5");
    }

    @Test
    void isForCliniciansOnly() {
        desk().get("/v1/patients/" + somebody.patient() + "/outcomes").expect(403);
        nurse().get("/v1/patients/" + UUID.randomUUID() + "/outcomes").expect(404);
    }
}
