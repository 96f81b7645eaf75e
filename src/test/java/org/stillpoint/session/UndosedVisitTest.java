package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.SeriesSample;

/** Who came and left without a dose has had no treatment: the course lacks it, and nobody else's day is kept free for it. */
@QuarkusTest
class UndosedVisitTest {

    private static final Map<String, Object> NOTHING_GIVEN = Map.of("reason", "PATIENT_ILLNESS");
    private static final Map<String, Object> TO_HOSPITAL = Map.of("to", "HOSPITAL", "reason", "made-up reason 4711");

    @Inject
    TestClock clock;

    /** Six infusions, of which the first is today. */
    private static SeriesSample booked() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        return sample;
    }

    private Wire onTheDayOf(JsonNode visit) {
        clock.set(OffsetDateTime.parse(visit.path("start").asText()).toInstant().plus(Duration.ofMinutes(5)));
        return Office.staff("nurse");
    }

    private static Answer begin(Wire nurse, JsonNode visit) {
        return nurse.post(
                        SessionSample.PATH,
                        Map.of("appointment", visit.path("appointment").asText()))
                .expect(201);
    }

    private static void leave(Wire nurse, Answer begun, String how, Map<String, Object> request) {
        nurse.ifMatch(begun.body().path("version").asLong())
                .post(SessionSample.PATH + "/" + begun.text("id") + "/" + how, request)
                .expect(200);
    }

    private static JsonNode read(Wire nurse, SeriesSample sample) {
        return nurse.get(sample.path()).expect(200).body();
    }

    @Test
    void theCourseLacksASessionThatEndedWithoutADose() {
        var sample = booked();
        var first = sample.read().path("visits").get(0);
        var nurse = onTheDayOf(first);
        leave(nurse, begin(nurse, first), "end-without-dose", NOTHING_GIVEN);
        var series = read(nurse, sample);
        assertThat(series.at("/visits/0/status").asText()).isEqualTo("WITHOUT_DOSE");
        assertThat(series.at("/visits/0").has("number")).isFalse();
        assertThat(series.at("/visits/1/number").asInt()).isEqualTo(1);
        assertThat(series.at("/steps/0/done").asInt()).isZero();
        assertThat(series.at("/steps/0/missing").asInt()).isEqualTo(1);
        assertThat(series.at("/totals/withoutDose").asInt()).isEqualTo(1);
        assertThat(series.at("/totals/treatments").asInt()).isZero();
        assertThat(series.has("daysSinceLastDose")).isFalse();
    }

    @Test
    void aVisitWhoseSessionNobodyBeganOrClosedIsToldOfTheDayAfter() {
        var sample = booked();
        var visits = sample.read().path("visits");
        var nurse = onTheDayOf(visits.get(0));
        leave(nurse, begin(nurse, visits.get(0)), "end-without-dose", NOTHING_GIVEN);
        nurse = onTheDayOf(visits.get(1));
        var second = "/v1/appointments/" + visits.get(1).path("appointment").asText();
        nurse.ifMatch(nurse.get(second).expect(200).body().path("version").asLong())
                .post(second + "/arrival", Map.of())
                .expect(200);
        nurse = onTheDayOf(visits.get(2));
        var series = read(nurse, sample);
        assertThat(series.at("/visits/1/status").asText()).isEqualTo("DONE");
        assertThat(series.path("warnings").findValuesAsText("code")).containsOnlyOnce("VISIT_UNRECORDED");
    }

    @Test
    void theRepairOfTheCourseFindsAnotherDateForIt() {
        var sample = booked();
        var first = sample.read().path("visits").get(0);
        var nurse = onTheDayOf(first);
        assertRefused(nurse.post(sample.path() + "/repair-proposals", Map.of()), 422, "nothing-to-propose");
        leave(nurse, begin(nurse, first), "end-without-dose", NOTHING_GIVEN);
        var proposal = nurse.post(sample.path() + "/repair-proposals", Map.of())
                .expect(201)
                .body();
        assertThat(proposal.path("sessions")).as(proposal.toString()).hasSize(1);
        var repaired = nurse.ifMatch(read(nurse, sample).path("version").asLong())
                .post(sample.path() + "/repair-proposals/" + proposal.path("id").asText() + "/acceptance", Map.of())
                .expect(200)
                .body()
                .path("series");
        assertThat(repaired.at("/steps/0/missing").asInt()).isZero();
        assertThat(repaired.at("/steps/0/booked").asInt()).isEqualTo(6);
    }

    @Test
    void theNextProposalOfDatesHasItToo() {
        var sample = booked();
        var first = sample.read().path("visits").get(0);
        var nurse = onTheDayOf(first);
        leave(nurse, begin(nurse, first), "transfer", TO_HOSPITAL);
        var proposals = nurse.post(sample.path() + "/proposals", Map.of("limit", 1))
                .expect(201)
                .body();
        assertThat(proposals.at("/items/0/sessions")).as(proposals.toString()).hasSize(1);
        assertThat(read(nurse, sample).at("/visits/0/status").asText()).isEqualTo("WITHOUT_DOSE");
    }

    /** On a Wednesday. Next to a treatment the course would begin on Monday. */
    @Test
    void aCourseIsProposedFromTheDayAfterIt() {
        var sample = SeriesSample.infusions().begun("preferences", Map.of("weekdays", List.of("MONDAY", "THURSDAY")));
        var single = sample.single("infusion", 0, "09:00").expect(201);
        var nurse = onTheDayOf(single.body());
        var begun = nurse.post(SessionSample.PATH, Map.of("appointment", single.text("id")))
                .expect(201);
        assertThat(firstProposed(nurse, sample)).startsWith(sample.day(5).toString());
        leave(nurse, begun, "end-without-dose", NOTHING_GIVEN);
        assertThat(firstProposed(nurse, sample)).startsWith(sample.day(1).toString());
    }

    private static String firstProposed(Wire nurse, SeriesSample sample) {
        return nurse.post(sample.path() + "/proposals", Map.of("limit", 1))
                .expect(201)
                .body()
                .at("/items/0/sessions/0/start")
                .asText();
    }

    @Test
    void nobodyDecidesOnACourseWithoutHavingSeenIt() {
        var sample = booked();
        var first = sample.read().path("visits").get(0);
        var nurse = onTheDayOf(first);
        var begun = begin(nurse, first);
        long version = read(nurse, sample).path("version").asLong();
        leave(nurse, begun, "end-without-dose", NOTHING_GIVEN);
        assertRefused(
                nurse.ifMatch(version).post(sample.path() + "/pause", Map.of("reason", "made-up reason 4711")),
                412,
                "stale-version");
    }

    private static Answer bookTomorrow(SessionSample sample) {
        var start = EndangeredSample.start(sample).plus(Duration.ofDays(1));
        return desk().post(
                        "/v1/appointments",
                        sample.place().booking("infusion", sample.place().at(start), sample.patient()));
    }

    @Test
    void itsDayKeepsNoOtherTreatmentAway() {
        for (var how : List.of("end-without-dose", "transfer")) {
            var sample = SessionSample.infusion().begun();
            var refused = bookTomorrow(sample);
            assertRefused(refused, 422, "gates-not-met");
            assertThat(refused.body().at("/gates/0/broken/0/rule").asText()).isEqualTo("MIN_GAP");
            sample.change(staff("nurse"), how, how.equals("transfer") ? TO_HOSPITAL : NOTHING_GIVEN)
                    .expect(200);
            bookTomorrow(sample).expect(201);
        }
    }

    @Test
    void whoWasGivenSomethingAndThenGoesToOtherCareHasBeenTreated() {
        var sample = SessionSample.infusion().begun();
        HandOfTheNurse.begins(sample);
        sample.change(staff("nurse"), "transfer", TO_HOSPITAL).expect(200);
        assertRefused(bookTomorrow(sample), 422, "gates-not-met");
    }
}
