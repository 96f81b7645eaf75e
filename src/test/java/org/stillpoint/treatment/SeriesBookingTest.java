package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.LastConnection;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class SeriesBookingTest {

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource pool;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static List<String> starts(JsonNode sessions) {
        return sessions.findValuesAsText("start");
    }

    private static Answer cancel(JsonNode visit) {
        var read = desk().get("/v1/appointments/" + visit.path("appointment").asText());
        return desk().ifMatch(read.body().path("version").asLong())
                .post(
                        "/v1/appointments/" + visit.path("appointment").asText() + "/cancellation",
                        Map.of("reason", "PATIENT"));
    }

    @Test
    void completeProposalsAreBestFirstAndTellWhy() {
        var sample = SeriesSample.infusions().begun();
        var proposals = sample.propose(Map.of("limit", 5));
        assertThat(proposals.path("items")).hasSizeGreaterThan(1);
        for (var item : proposals.path("items")) {
            assertThat(item.path("complete").asBoolean()).isTrue();
            assertThat(item.path("sessions")).hasSize(6);
            assertThat(item.path("missing")).isEmpty();
            assertThat(item.path("score").findValuesAsText("inWords"))
                    .isNotEmpty()
                    .noneMatch(String::isBlank);
            assertThat(item.at("/sessions/0/why")).isNotEmpty();
            assertThat(item.at("/sessions/0/actors")).isNotEmpty();
        }
        assertThat(proposals.has("expiresAt")).isTrue();
    }

    @Test
    void upToTheReviewTheReviewIsProposedToo() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.propose(Map.of("limit", 1, "upTo", "REVIEW"))
                .path("items")
                .get(0);
        assertThat(best.path("sessions").findValuesAsText("phase")).hasSize(7).endsWith("REVIEW");
        var booked = sample.book(best).expect(201).body();
        assertThat(booked.at("/series/sessions/booked").asInt()).isEqualTo(7);
        assertThat(booked.at("/series/sessions/missing").asInt()).isZero();
    }

    @Test
    void preferencesAreKept() {
        var sample = SeriesSample.infusions()
                .begun("preferences", Map.of("weekdays", List.of("MONDAY", "THURSDAY"), "notBefore", "13:00"));
        for (var start : starts(sample.best().path("sessions"))) {
            assertThat(start.substring(11, 16)).isGreaterThanOrEqualTo("13:00");
        }
        var other = sample.propose(Map.of("limit", 1, "preferences", Map.of("notAfter", "09:00")));
        assertThat(starts(other.at("/items/0/sessions")))
                .allMatch(start -> start.substring(11, 16).compareTo("09:00") <= 0);
    }

    @Test
    void whatIsProposedKeepsTheSpacingOfAnotherOpenSeriesToo() {
        var sprays = SeriesSample.sprays().begun();
        var infusions = sprays.alsoQuickInfusions().begun();
        var best = infusions.best();
        assertThat(best.path("complete").asBoolean()).isFalse();
        assertThat(best.path("missing").findValuesAsText("code")).contains("MAX_PER_7_DAYS");
        assertThat(best.path("sessions")).isNotEmpty();
        infusions.book(best).expect(201);
        var nothing = sprays.best();
        assertThat(nothing.path("sessions")).isEmpty();
        assertThat(nothing.path("missing").findValuesAsText("code")).contains("MAX_PER_7_DAYS");
        sprays.book(nothing).expect(400);
    }

    @Test
    void allDatesAreBookedTogetherAndShowInTheSeries() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        var booked = sample.book(best).expect(201).body();
        assertThat(booked.path("appointments")).hasSize(6);
        assertThat(starts(booked.path("appointments"))).isEqualTo(starts(best.path("sessions")));
        var series = booked.path("series");
        assertThat(series.at("/steps/0/booked").asInt()).isEqualTo(6);
        assertThat(series.path("visits").findValuesAsText("number")).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(sample.read().path("version").asLong())
                .isEqualTo(series.path("version").asLong());
    }

    @Test
    void ifOneTimeHasGoneNothingIsBookedAndAFreshProposalIsThere() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        var third = best.at("/sessions/2/start").asText();
        var other = sample.another();
        desk().post("/v1/appointments", sample.office.booking("infusion", third, other.chart.patient()))
                .expect(201);
        var refused = sample.book(best);
        assertRefused(refused, 409, "proposal-taken");
        assertThat(starts(refused.body().path("taken"))).containsExactly(third);
        assertThat(sample.read().path("visits")).isEmpty();
        var fresh = refused.body().at("/proposal/items/0");
        assertThat(starts(fresh.path("sessions"))).hasSize(6).doesNotContain(third);
        sample.book(fresh).expect(201);
    }

    /** It has locked its days: those who wait for them may hold all other connections. */
    @Test
    void whoseTimesHaveGoneGetsAFreshProposalWithOneConnectionAtATime() throws SQLException {
        for (boolean partial : List.of(false, true)) {
            var sample = SeriesSample.infusions().begun();
            cancel(sample.booked().path("visits").get(5)).expect(200);
            var best = sample.best();
            var only = best.at("/sessions/0/start").asText();
            var other = sample.another().chart.patient();
            desk().post("/v1/appointments", sample.office.booking("infusion", only, other))
                    .expect(201);
            var request = Map.<String, Object>of("proposal", best.path("id").asText(), "partial", partial);
            var refused = LastConnection.of(pool, () -> sample.change(desk(), "bookings", request));
            assertRefused(refused, 409, "proposal-taken");
            assertThat(refused.body().at("/proposal/items/0/sessions")).hasSize(1);
        }
    }

    @Test
    void onRequestWhatHasNotGoneIsBooked() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        var third = best.at("/sessions/2/start").asText();
        var other = sample.another();
        desk().post("/v1/appointments", sample.office.booking("infusion", third, other.chart.patient()))
                .expect(201);
        var request = Map.<String, Object>of("proposal", best.path("id").asText(), "partial", true);
        var booked = sample.change(desk(), "bookings", request).expect(201).body();
        assertThat(booked.path("appointments")).hasSize(5);
        assertThat(starts(booked.path("notBooked"))).containsExactly(third);
        assertThat(booked.at("/notBooked/0/problem").asText()).isEqualTo("slot-taken");
        assertThat(booked.at("/notBooked/0").has("gates")).isFalse();
        assertThat(booked.at("/series/sessions/booked").asInt()).isEqualTo(5);
    }

    @Test
    void ifNothingOfItIsLeftNothingIsBookedInPartEither() {
        var sample = SeriesSample.infusions().begun();
        cancel(sample.booked().path("visits").get(5)).expect(200);
        var best = sample.best();
        var only = best.at("/sessions/0/start").asText();
        desk().post(
                        "/v1/appointments",
                        sample.office.booking(
                                "infusion", only, sample.another().chart.patient()))
                .expect(201);
        var before = sample.read();
        var request = Map.<String, Object>of("proposal", best.path("id").asText(), "partial", true);
        var refused = sample.change(desk(), "bookings", request);
        assertRefused(refused, 409, "proposal-taken");
        assertThat(starts(refused.body().path("taken"))).containsExactly(only);
        assertThat(sample.read()).isEqualTo(before);
        sample.book(refused.body().at("/proposal/items/0")).expect(201);
    }

    @Test
    void aProposalIsGoodOnlyForTheSeriesAsItWas() {
        var sample = SeriesSample.infusions().begun();
        var old = sample.best();
        var series = sample.booked();
        assertRefused(sample.book(old), 409, "proposal-stale");
        var visit = series.path("visits").get(0);
        cancel(visit).expect(200);
        var again = sample.best();
        assertThat(again.path("sessions")).hasSize(1);
        cancel(series.path("visits").get(1)).expect(200);
        assertRefused(sample.book(again), 409, "proposal-stale");
    }

    @Test
    void aProposalIsGoodForAWhile() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        clock.advance(Duration.ofMinutes(31));
        assertRefused(sample.book(best), 409, "proposal-stale");
    }

    @Test
    void aProposalForSomebodyElseIsNotThere() {
        var sample = SeriesSample.infusions().begun();
        var other = sample.another().begun();
        assertRefused(other.book(sample.best()), 404, "not-found");
    }

    @Test
    void whenEverythingHasADateThereIsNothingToPropose() {
        var sample = SeriesSample.infusions().begun();
        sample.book(sample.propose(Map.of("limit", 1, "upTo", "REVIEW"))
                        .path("items")
                        .get(0))
                .expect(201);
        var refused = desk().post(sample.path() + "/proposals", Map.of());
        assertRefused(refused, 422, "nothing-to-propose");
        assertThat(refused.body().path("blockers").findValuesAsText("code")).contains("REVIEW_DONE");
    }

    @Test
    void whatIsMissedOrCancelledIsPlannedAnewAndItsHistoryStays() {
        var sample = SeriesSample.infusions().begun();
        var series = sample.booked();
        cancel(series.path("visits").get(5)).expect(200);
        var read = sample.read();
        assertThat(read.at("/steps/0/missing").asInt()).isEqualTo(1);
        assertThat(read.at("/visits/5/status").asText()).isEqualTo("CANCELLED");
        var again = sample.booked();
        assertThat(again.at("/steps/0/booked").asInt()).isEqualTo(6);
        assertThat(again.path("visits")).hasSize(7);
    }

    @Test
    void ifThereIsNoCompleteProposalTheBestIncompleteOneTellsWhatFails() {
        var sample = SeriesSample.infusions().begun();
        var block = new HashMap<String, Object>();
        block.put("start", sample.office.at(sample.day(7), "08:00"));
        block.put("end", sample.office.at(sample.day(21), "18:00"));
        block.put("kind", "MAINTENANCE");
        desk().post("/v1/actors/" + sample.office.actor("chair") + "/blocks", block)
                .expect(201);
        var best = sample.best();
        assertThat(best.path("complete").asBoolean()).isFalse();
        assertThat(best.path("missing")).isNotEmpty();
        var missing = best.at("/missing/0");
        assertThat(missing.path("failed").size() + missing.path("days").size()).isPositive();
        sample.book(best).expect(201);
    }

    @Test
    void singleVisitsOutsideOfASeriesKeepTheSpacingOfTheRoute() {
        var sample = SeriesSample.infusions();
        var first = sample.single("infusion", 0, "09:00").expect(201);
        var refused = sample.single("infusion", 1, "09:00");
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().at("/gates/0/code").asText()).isEqualTo("SPACING_KEPT");
        assertThat(refused.body().at("/gates/0/overridable").asBoolean()).isTrue();
        var broken = refused.body().at("/gates/0/broken");
        assertThat(broken.findValuesAsText("rule")).containsExactly("MIN_GAP");
        assertThat(broken.at("/0/days")).hasSize(1);
        assertThat(broken.at("/0/days/0").asText()).isEqualTo(sample.day(0).toString());
        assertThat(broken.at("/0/detail").asText())
                .contains(sample.day(0).toString(), sample.day(1).toString());
        sample.single("infusion", 2, "09:00").expect(201);
        var path = "/v1/appointments/" + first.text("id");
        desk().ifMatch(0)
                .post(path + "/rescheduling", Map.of("start", sample.office.at(sample.day(0), "13:00")))
                .expect(200);
        assertRefused(
                desk().ifMatch(1)
                        .post(path + "/rescheduling", Map.of("start", sample.office.at(sample.day(1), "13:00"))),
                422,
                "gates-not-met");
        assertThat(desk().get(path + "/gates").expect(200).body().path("items").findValuesAsText("state"))
                .containsOnly("MET");
    }

    @Test
    void ofABookingInPartTheRuleIsNamedThatADateWouldBreak() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        var third = LocalDate.parse(best.at("/sessions/2/start").asText().substring(0, 10));
        var other = SeriesBookingTest.day(sample, third) - 1;
        sample.single("infusion", other, "15:00").expect(201);
        var request = Map.<String, Object>of("proposal", best.path("id").asText(), "partial", true);
        var booked = sample.change(desk(), "bookings", request).expect(201).body();
        assertThat(booked.path("notBooked").findValuesAsText("problem")).contains("gates-not-met");
        var broken = booked.at("/notBooked/0/gates/0/broken");
        assertThat(broken.findValuesAsText("rule")).contains("MIN_GAP");
        assertThat(broken.at("/0/days/0").asText()).isEqualTo(sample.day(other).toString());
    }

    private static int day(SeriesSample sample, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(sample.day(0), day);
    }

    @Test
    void aPrescriberLiftsTheClinicsSpacingAndNobodyTheLabels() {
        var infusions = SeriesSample.infusions();
        infusions.single("infusion", 0, "09:00").expect(201);
        lift(infusions, "infusion").expect(201);
        var sprays = SeriesSample.sprays();
        sprays.single("spray", 0, "09:00").expect(201);
        assertRefused(lift(sprays, "spray"), 422, "gate-not-overridable");
    }

    private static Answer lift(SeriesSample sample, String service) {
        var booking = new HashMap<String, Object>(
                sample.office.booking(service, sample.office.at(sample.day(1), "09:00"), sample.chart.patient()));
        booking.put("override", Map.of("reason", "made up", "gates", List.of("SPACING_KEPT")));
        return prescriber().post("/v1/appointments", booking);
    }

    @Test
    void aSingleVisitInASeriesIsJudgedByItsProtocolToo() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        var day = 1
                + (int) ChronoUnit.DAYS.between(
                        sample.day(0),
                        LocalDate.parse(
                                sample.read().at("/visits/0/start").asText().substring(0, 10)));
        assertRefused(sample.single("infusion", day, "15:00"), 422, "gates-not-met");
    }

    @Test
    void twoWhoBookTheSamePatientAtOnceDoNotBreakSpacingTogether() {
        SeriesSample sample = null;
        for (int round = 0; round < 50; round++) {
            if (round % 10 == 0) {
                sample = SeriesSample.infusions();
            }
            int day = 10 * (round % 10);
            var one = sample;
            var answers = Race.between(
                    () -> one.single("infusion", day, "09:00"), () -> one.single("infusion", day + 1, "09:00"));
            assertThat(Race.statuses(answers)).as("round " + round).isEqualTo(Map.of(201, 1, 422, 1));
        }
    }

    @Test
    void twoWhoBookTheSameProposalGetOneCourse() {
        for (int round = 0; round < 5; round++) {
            var sample = SeriesSample.infusions().begun();
            var best = sample.best();
            var request = Map.<String, Object>of("proposal", best.path("id").asText());
            long version = sample.read().path("version").asLong();
            var answers = Race.of(3, n -> () -> desk().ifMatch(version).post(sample.path() + "/bookings", request));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 412, 2));
            assertThat(sample.read().path("visits")).hasSize(6);
        }
    }

    @Test
    void whoeverIsQuickerAtOneDateOfACourseWinsAndTheCourseIsBookedWhollyOrNotAtAll() {
        for (int round = 0; round < 10; round++) {
            var sample = SeriesSample.infusions().begun();
            var other = sample.another();
            var best = sample.best();
            var fourth = best.at("/sessions/3/start").asText();
            var answers = Race.between(() -> sample.book(best), () -> desk().post(
                            "/v1/appointments", sample.office.booking("infusion", fourth, other.chart.patient())));
            int booked = sample.read().path("visits").size();
            if (answers.getFirst().status() == 201) {
                assertThat(booked).isEqualTo(6);
                assertRefused(answers.getLast(), 409, "slot-taken");
            } else {
                assertRefused(answers.getFirst(), 409, "proposal-taken");
                assertThat(booked).isZero();
                assertThat(answers.getLast().status()).isEqualTo(201);
            }
        }
    }
}
