package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Wire.Answer;

/** Displaced visits that belong to courses are repaired together with others, and stay what they are in their course. */
@QuarkusTest
class RepairOfCoursesTest {

    private static final String PROPOSALS = "/v1/repair-proposals";

    private SeriesSample sample;

    /** With two prescribers for the review. */
    @BeforeEach
    void anOfficeOfItsOwn() {
        sample = SeriesSample.infusions(Chart.office(
                ClinicSample.in("America/New_York").room("chair", "CHAIR").practitioner("colleague", 8, "PRESCRIBER")));
    }

    private void booked(Map<String, Object> preferences) {
        sample.begun("preferences", preferences);
        sample.book(sample.propose(Map.of("limit", 1, "upTo", "REVIEW"))
                        .path("items")
                        .get(0))
                .expect(201);
    }

    /** Counted from 1; the review is the seventh. */
    private JsonNode visit(int number) {
        return sample.read().path("visits").get(number - 1);
    }

    private static LocalDate day(JsonNode visit) {
        return day(visit.path("start").asText());
    }

    private static LocalDate day(String moment) {
        return LocalDate.parse(moment.substring(0, 10));
    }

    private void blocked(String actor, LocalDate from, String start, LocalDate to, String end) {
        desk().post(
                        "/v1/actors/" + sample.office.actor(actor) + "/blocks",
                        Map.of(
                                "start",
                                sample.office.at(from, start),
                                "end",
                                sample.office.at(to, end),
                                "kind",
                                "LEAVE",
                                "displace",
                                true))
                .expect(201);
    }

    private Answer proposed(LocalDate day) {
        return desk().post(
                        PROPOSALS, Map.of("site", sample.office.site(), "from", day.toString(), "to", day.toString()))
                .expect(201);
    }

    private static Answer accepted(Answer proposal) {
        return desk().post(PROPOSALS + "/" + proposal.text("id") + "/acceptance", Map.of());
    }

    private static JsonNode item(Answer proposal) {
        assertThat(proposal.body().path("items")).hasSize(1);
        return proposal.body().path("items").get(0);
    }

    private static List<String> why(Answer proposal) {
        return item(proposal).path("why").findValuesAsText("code");
    }

    private static String kind(Answer proposal) {
        return item(proposal).path("kind").asText();
    }

    @Test
    void whoComesInTheMorningOnlyIsMovedToAnotherMorning() {
        booked(Map.of("dayParts", List.of("MORNING")));
        var second = day(visit(2));
        blocked("chair", second, "08:00", second, "12:00");
        var proposal = proposed(second);
        assertThat(kind(proposal)).isEqualTo("MOVE");
        var to = item(proposal).path("to").asText();
        assertThat(to.substring(11, 16)).isLessThan("12:00");
        assertThat(day(to)).isNotEqualTo(second);
        assertThat(why(proposal)).contains("NOBODY_FREE", "DAY_PARTS");
        accepted(proposal).expect(200);
        assertThat(visit(2).path("start").asText()).isEqualTo(to);
    }

    @Test
    void whatHasNoOtherWantedDayCanNotBeSavedAndSaysWhy() {
        booked(Map.of("weekdays", List.of("MONDAY", "THURSDAY")));
        var third = day(visit(3));
        blocked("chair", third, "08:00", third, "18:00");
        var proposal = proposed(third);
        assertThat(kind(proposal)).isEqualTo("CANNOT_SAVE");
        assertThat(why(proposal)).contains("NOTHING_NEAR", "WEEKDAYS");
    }

    @Test
    void whomThePatientAvoidsTakesOverFromNobody() {
        booked(Map.of("avoidedPractitioners", List.of(sample.office.actor("colleague"))));
        var review = day(visit(7));
        blocked("prescriber", review, "08:00", review, "18:00");
        var proposal = proposed(review);
        assertThat(kind(proposal)).isEqualTo("MOVE");
        assertThat(why(proposal)).contains("AVOIDED_PRACTITIONERS");
        accepted(proposal).expect(200);
        var actors = desk().get(
                        "/v1/appointments/" + visit(7).path("appointment").asText())
                .expect(200)
                .body()
                .path("actors");
        assertThat(actors.findValuesAsText("actor")).containsExactly(sample.office.actor("prescriber"));
    }

    @Test
    void aReviewStaysAfterThePhaseThatItEnds() {
        booked(Map.of("avoidedPractitioners", List.of(sample.office.actor("colleague"))));
        var review = day(visit(7));
        var last = day(visit(6));
        int apart = (int) (review.toEpochDay() - last.toEpochDay());
        blocked("prescriber", last.plusDays(1), "08:00", review.plusDays(apart + 1), "18:00");
        var proposal = proposed(review);
        assertThat(kind(proposal)).isEqualTo("MOVE");
        assertThat(day(item(proposal).path("to").asText())).isAfter(review);
        assertThat(why(proposal)).contains("PHASE_ORDER");
    }

    @Test
    void theLastSessionOfAPhaseStaysBeforeItsReview() {
        booked(Map.of());
        var last = day(visit(6));
        var review = day(visit(7));
        blocked("chair", last.minusDays(1), "08:00", review.minusDays(1), "18:00");
        var proposal = proposed(last);
        assertThat(day(item(proposal).path("to").asText("1970-01-01"))).isBefore(review);
        assertThat(why(proposal)).contains("PHASE_ORDER");
    }

    @Test
    void whatWasAcceptedStandsInTheHistoryOfTheCourse() {
        booked(Map.of());
        var before = sample.read().path("version").asLong();
        var review = visit(7);
        var served = desk().get("/v1/appointments/" + review.path("appointment").asText())
                .expect(200)
                .body()
                .path("actors")
                .get(0)
                .path("actor")
                .asText();
        var ill = served.equals(sample.office.actor("colleague")) ? "colleague" : "prescriber";
        blocked(ill, day(review), "08:00", day(review), "18:00");
        var proposal = proposed(day(review));
        assertThat(kind(proposal)).isEqualTo("REASSIGN");
        accepted(proposal).expect(200);
        var series = sample.read();
        assertThat(series.path("version").asLong()).isGreaterThan(before);
        var event = series.path("history").get(series.path("history").size() - 1);
        assertThat(event.path("kind").asText()).isEqualTo("REPAIRED");
        assertThat(event.path("detail").path("proposal").asText()).isEqualTo(proposal.text("id"));
        assertThat(event.path("detail").path("appointments").get(0).asText())
                .isEqualTo(review.path("appointment").asText());
    }
}
