package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.LastConnection;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** One patient's course after something has come in between. */
@QuarkusTest
class SeriesRepairTest {

    private static final Map<String, Object> MON_THU = Map.of("weekdays", List.of("MONDAY", "THURSDAY"));

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    AgroalDataSource pool;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    /** Six infusions, Mondays and Thursdays, up to and with the review. */
    private static SeriesSample booked() {
        return booked(SeriesSample.infusions());
    }

    private static SeriesSample booked(SeriesSample sample) {
        return booked(sample, MON_THU);
    }

    private static SeriesSample booked(SeriesSample sample, Map<String, Object> preferences) {
        sample.begun("preferences", preferences);
        sample.book(sample.propose(Map.of("limit", 1, "upTo", "REVIEW"))
                        .path("items")
                        .get(0))
                .expect(201);
        return sample;
    }

    private static JsonNode visit(SeriesSample sample, int number) {
        return sample.read().path("visits").get(number - 1);
    }

    private static LocalDate day(JsonNode visit) {
        return LocalDate.parse(visit.path("start").asText().substring(0, 10));
    }

    private static Answer change(Wire staff, JsonNode visit, String how, Map<String, Object> request) {
        var path = "/v1/appointments/" + visit.path("appointment").asText();
        long version = staff.get(path).expect(200).body().path("version").asLong();
        return staff.ifMatch(version).post(path + "/" + how, request);
    }

    private static void cancel(JsonNode visit) {
        change(desk(), visit, "cancellation", Map.of("reason", "PATIENT")).expect(200);
    }

    /** Nobody can use the chair from one day to another. */
    private static void block(SeriesSample sample, LocalDate from, LocalDate to) {
        desk().post(
                        "/v1/actors/" + sample.office.actor("chair") + "/blocks",
                        Map.of(
                                "start",
                                sample.office.at(from, "08:00"),
                                "end",
                                sample.office.at(to, "18:00"),
                                "kind",
                                "MAINTENANCE",
                                "displace",
                                true))
                .expect(201);
    }

    private static Answer asked(SeriesSample sample) {
        return desk().post(sample.path() + "/repair-proposals", Map.of());
    }

    private static JsonNode proposed(SeriesSample sample) {
        return asked(sample).expect(201).body();
    }

    private static Answer accept(SeriesSample sample, JsonNode proposal) {
        return sample.change(desk(), "repair-proposals/" + proposal.path("id").asText() + "/acceptance", Map.of());
    }

    private static List<LocalDate> treatmentDays(JsonNode series) {
        return StreamSupport.stream(series.path("visits").spliterator(), false)
                .filter(visit -> visit.path("step").asInt() == 1)
                .filter(visit ->
                        List.of("BOOKED", "DONE").contains(visit.path("status").asText()))
                .map(SeriesRepairTest::day)
                .sorted()
                .toList();
    }

    @Test
    void aVisitOfWhichNobodyHasSaidWhatBecameOfItIsToldOf() {
        var sample = booked();
        var first = visit(sample, 1);
        clock.set(OffsetDateTime.parse(first.path("start").asText()).toInstant().plus(Duration.ofHours(6)));
        var nurse = Office.staff("nurse");
        assertThat(warnings(nurse, sample)).doesNotContain("VISIT_UNRECORDED");
        clock.advance(Duration.ofHours(24));
        nurse = Office.staff("nurse");
        assertThat(warnings(nurse, sample)).containsOnlyOnce("VISIT_UNRECORDED");
        change(nurse, first, "no-show", Map.of()).expect(200);
        assertThat(warnings(nurse, sample)).doesNotContain("VISIT_UNRECORDED");
        clock.reset();
    }

    private static List<String> warnings(Wire staff, SeriesSample sample) {
        return staff.get(sample.path()).expect(200).body().path("warnings").findValuesAsText("code");
    }

    /** Two days apart, three in seven days and two in each week of the induction at most. */
    private static void assertSpacingKept(JsonNode series) {
        var days = treatmentDays(series);
        var weeks = new HashMap<Long, Integer>();
        for (int at = 0; at < days.size(); at++) {
            weeks.merge(ChronoUnit.DAYS.between(days.getFirst(), days.get(at)) / 7, 1, Integer::sum);
            if (at > 0) {
                assertThat(days.get(at)).isAfterOrEqualTo(days.get(at - 1).plusDays(2));
            }
            if (at > 2) {
                assertThat(days.get(at)).isAfterOrEqualTo(days.get(at - 3).plusDays(7));
            }
        }
        assertThat(weeks.values()).allMatch(count -> count <= 2);
    }

    private static void assertWhole(JsonNode series) {
        assertThat(series.at("/steps/0/missing").asInt()).isZero();
        assertThat(series.at("/steps/1/missing").asInt()).isZero();
        assertSpacingKept(series);
        var review = StreamSupport.stream(series.path("visits").spliterator(), false)
                .filter(visit -> visit.path("step").asInt() == 2)
                .filter(visit -> visit.path("status").asText().equals("BOOKED"))
                .map(SeriesRepairTest::day)
                .toList();
        assertThat(review).hasSize(1).allMatch(treatmentDays(series).getLast()::isBefore);
    }

    @Test
    void aCancelledSessionInTheMiddleGetsAnotherDateAndEverybodyElseStays() {
        var sample = booked();
        var before = sample.read();
        cancel(visit(sample, 3));
        var proposal = proposed(sample);
        assertThat(proposal.path("complete").asBoolean())
                .as(proposal.toString())
                .isTrue();
        assertThat(proposal.path("sessions")).hasSize(1);
        assertThat(proposal.at("/sessions/0/why")).isNotEmpty();
        assertThat(proposal.path("score").findValuesAsText("inWords")).noneMatch(String::isBlank);
        assertThat(sample.read().path("visits")).hasSize(7); // nothing is booked silently
        var repaired = accept(sample, proposal).expect(200).body();
        assertWhole(repaired.path("series"));
        assertThat(repaired.path("appointments")).hasSize(1);
        for (int number : new int[] {1, 2, 4, 5, 6}) {
            assertThat(repaired.at("/series/visits").findValuesAsText("start"))
                    .contains(
                            before.path("visits").get(number - 1).path("start").asText());
        }
        assertThat(AuditTrail.actions(sample.uuid())).contains("SERIES_REPAIR_PROPOSED", "SERIES_REPAIRED");
        assertThat(repaired.at("/series/history").findValuesAsText("kind")).endsWith("REPAIRED");
    }

    @Test
    void theFirstSessionOfACourseMovesByADayAndTheOthersKeepTheirWeeks() {
        var sample = booked();
        var first = visit(sample, 1);
        var next = sample.office.at(
                day(first).plusDays(1), first.path("start").asText().substring(11, 16));
        change(desk(), first, "rescheduling", Map.of("start", next)).expect(200);
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void theFirstSessionOfACourseIsRepairedWithinItsOwnWeek() {
        var sample = booked(SeriesSample.infusions(), Map.of());
        var first = day(visit(sample, 1));
        block(sample, first, first);
        var proposal = proposed(sample);
        assertThat(proposal.path("moves")).hasSize(1);
        var to = LocalDate.parse(proposal.at("/moves/0/to").asText().substring(0, 10));
        assertThat(ChronoUnit.DAYS.between(first, to)).isBetween(1L, 6L);
        accept(sample, proposal).expect(200);
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void whereTheWeeksAreFullTheReviewMakesWayForASessionAtTheEnd() {
        var sample = booked();
        var third = visit(sample, 3);
        var review = visit(sample, 7);
        cancel(third);
        block(sample, day(third), day(visit(sample, 4)).minusDays(1)); // its week has no other day
        block(sample, day(visit(sample, 4)).plusDays(1), day(visit(sample, 5)).minusDays(1));
        var proposal = proposed(sample);
        assertThat(proposal.path("complete").asBoolean())
                .as(proposal.toString())
                .isTrue();
        assertThat(day(proposal.at("/sessions/0"))).isAfter(day(visit(sample, 6)));
        assertThat(proposal.path("moves").findValuesAsText("appointment"))
                .containsExactly(review.path("appointment").asText());
        assertThat(proposal.at("/moves/0/kind").asText()).isEqualTo("MOVE");
        assertWhole(accept(sample, proposal).expect(200).body().path("series"));
    }

    @Test
    void afterANoShowTheCourseGoesOnWithAnotherDate() {
        var sample = booked();
        var first = visit(sample, 1);
        clock.set(OffsetDateTime.parse(first.path("start").asText()).toInstant().plus(Duration.ofMinutes(30)));
        var staff = Office.staff("nurse");
        change(staff, first, "no-show", Map.of()).expect(200);
        var proposal = staff.post(sample.path() + "/repair-proposals", Map.of())
                .expect(201)
                .body();
        assertThat(proposal.path("complete").asBoolean())
                .as(proposal.toString())
                .isTrue();
        assertThat(proposal.path("sessions")).hasSize(1);
        long version = staff.get(sample.path()).body().path("version").asLong();
        var series = staff.ifMatch(version)
                .post(sample.path() + "/repair-proposals/" + proposal.path("id").asText() + "/acceptance", Map.of())
                .expect(200)
                .body()
                .path("series");
        assertWhole(series);
        assertThat(series.at("/steps/0/booked").asInt()).isEqualTo(6);
        assertThat(series.at("/totals/missed").asInt()).isEqualTo(1);
    }

    @Test
    void aVisitThatHasLostItsRoomIsMovedAsLittleAsSpacingLetsIt() {
        var sample = booked(SeriesSample.infusions(), Map.of());
        var fourth = visit(sample, 4);
        block(sample, day(fourth), day(fourth));
        var proposal = proposed(sample);
        assertThat(proposal.path("sessions")).isEmpty();
        assertThat(proposal.path("moves").findValuesAsText("appointment"))
                .containsExactly(fourth.path("appointment").asText());
        var move = proposal.at("/moves/0");
        assertThat(move.path("kind").asText()).isEqualTo("MOVE");
        assertThat(move.path("why").findValuesAsText("code")).containsExactly("DISPLACED");
        assertThat(ChronoUnit.DAYS.between(
                        day(fourth), LocalDate.parse(move.path("to").asText().substring(0, 10))))
                .isIn(-1L, 1L);
        assertThat(move.path("actors").findValuesAsText("actor")).containsExactly(sample.office.actor("chair"));
        assertThat(visit(sample, 4).path("start").asText())
                .isEqualTo(fourth.path("start").asText()); // nothing moves silently
        var repaired = accept(sample, proposal).expect(200).body();
        assertThat(repaired.at("/moved/0/start").asText())
                .isEqualTo(move.path("to").asText());
        assertThat(repaired.at("/series/visits").findValuesAsText("displaced")).doesNotContain("true");
        assertWhole(repaired.path("series"));
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    private static ClinicSample twoChairs() {
        return ClinicSample.in("America/New_York").room("chair", "CHAIR").room("other", "CHAIR");
    }

    private static void assertKeepsItsTime(JsonNode proposal, JsonNode visit) {
        assertThat(proposal.at("/moves").findValuesAsText("appointment"))
                .as(proposal.toString())
                .containsExactly(visit.path("appointment").asText());
        assertThat(proposal.at("/moves/0/kind").asText())
                .as(proposal.toString())
                .isEqualTo("REASSIGN");
        assertThat(proposal.at("/moves/0/to").asText())
                .isEqualTo(visit.path("start").asText());
    }

    @Test
    void aVisitThatAPrescriberHasLetStandKeepsItsTimeWhereAnotherRoomIsFree() {
        var sample = booked(SeriesSample.infusions(Chart.office(twoChairs())));
        allowedTooNear(sample);
        var allowed = visit(sample, 4);
        block(sample, day(allowed), day(allowed));
        var proposal = proposed(sample);
        assertKeepsItsTime(proposal, allowed);
        accept(sample, proposal).expect(200);
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void aVisitThatAPrescriberHasLetStandGetsAnotherDayWhereNobodyIsFree() {
        var sample = booked(SeriesSample.infusions(), Map.of());
        allowedTooNear(sample);
        var allowed = visit(sample, 4);
        block(sample, day(allowed), day(allowed));
        var proposal = proposed(sample);
        assertThat(proposal.at("/moves/0/kind").asText())
                .as(proposal.toString())
                .isEqualTo("MOVE");
        assertWhole(accept(sample, proposal).expect(200).body().path("series"));
    }

    @Test
    void aBookedVisitIsRepairedForItsOwnServiceAlsoWhereItsPhaseHasAnotherByNow() {
        var sample = booked(SeriesSample.infusions(Chart.office(twoChairs()
                .room("booth", "BOOTH")
                .works("booth", "mon-sun", "16:00-18:00")
                .service("drip", service -> service.route(Route.IV_KETAMINE)
                        .phase(PhaseCode.DOSING, 90)
                        .need("BOOTH", PhaseCode.DOSING, PhaseCode.DOSING)))));
        int next = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", sample.office.service("drip"))
                .with("INDUCTION_REVIEW", sample.office.service("talk"))
                .installAfter(sample.protocol)
                .version();
        sample.change(prescriber(), "protocol-version", Map.of("version", next, "reason", "made up"))
                .expect(200);
        var fourth = visit(sample, 4);
        block(sample, day(fourth), day(fourth));
        var proposal = proposed(sample);
        assertKeepsItsTime(proposal, fourth);
        accept(sample, proposal).expect(200);
    }

    @Test
    void aVisitKeepsItsTimeWhereAnotherRoomIsFree() {
        var sample = booked(SeriesSample.infusions(Chart.office(twoChairs())));
        var fourth = visit(sample, 4);
        block(sample, day(fourth), day(fourth));
        var proposal = proposed(sample);
        assertThat(proposal.at("/moves/0/kind").asText())
                .as(proposal.toString())
                .isEqualTo("REASSIGN");
        assertThat(proposal.at("/moves/0/to").asText())
                .isEqualTo(fourth.path("start").asText());
        assertThat(proposal.at("/moves/0/actors/0/actor").asText()).isEqualTo(sample.office.actor("other"));
        assertThat(proposal.at("/moves/0/actors/0/changed").asBoolean()).isTrue();
        var repaired = accept(sample, proposal).expect(200).body();
        assertThat(repaired.at("/series/visits").findValuesAsText("displaced")).doesNotContain("true");
        assertWhole(repaired.path("series"));
    }

    /** In maintenance, with the visits of its ladder booked: 7, 7, 7, 7, 14, … days apart. */
    private SeriesSample maintained() {
        var sample = SeriesSample.infusions().begun("preferences", MON_THU);
        for (var done : sample.booked().path("visits")) {
            database.update(
                    "update appointment set status = 'ARRIVED', arrived_at = start_at, version = version + 1 where id = ?",
                    UUID.fromString(done.path("appointment").asText()));
        }
        sample.change(prescriber(), "reviews", Map.of("decision", "CONTINUE")).expect(200);
        sample.booked();
        return sample;
    }

    @Test
    void aVisitThatIsMovedOutOfTheRhythmOfItsLadderIsWarnedOf() {
        var sample = maintained();
        assertThat(sample.read().path("warnings")).isEmpty();
        var second = visit(sample, 8);
        var sooner = sample.office.at(
                day(second).minusDays(3), second.path("start").asText().substring(11, 16));
        change(desk(), second, "rescheduling", Map.of("start", sooner)).expect(200);
        var warnings = sample.read().path("warnings");
        assertThat(warnings.findValuesAsText("code")).contains("OFF_RHYTHM");
        assertThat(warnings.findValuesAsText("detail")).anySatisfy(detail -> assertThat(detail)
                .contains(day(second).minusDays(3).toString(), "4 days", "its step has 5 to 9"));
    }

    @Test
    void whenOnlyTheNextReviewKeepsSessionsFromBeingPlannedThatIsTold() {
        var sample = maintained();
        assertThat(sample.read().path("blockers").findValuesAsText("code")).containsExactly("REVIEW_DUE");
        var refused = desk().post(sample.path() + "/proposals", Map.of());
        assertRefused(refused, 422, "nothing-to-propose");
        assertThat(refused.body().path("blockers").findValuesAsText("code")).containsExactly("REVIEW_DUE");
    }

    @Test
    void whatWouldLapseIsBridgedByNewDatesAndMovedTogetherWithThem() {
        var sample = maintained();
        cancel(visit(sample, 7));
        cancel(visit(sample, 8));
        var third = visit(sample, 9);
        block(sample, day(third), day(third));
        var proposal = proposed(sample);
        assertThat(proposal.path("complete").asBoolean())
                .as(proposal.toString())
                .isTrue();
        assertThat(proposal.path("sessions")).hasSize(2);
        assertThat(proposal.path("moves")).hasSize(1);
        assertThat(proposal.at("/moves/0/why").findValuesAsText("code")).contains("DISPLACED", "LAPSE");
        var series = accept(sample, proposal).expect(200).body().path("series");
        assertThat(series.path("warnings").findValuesAsText("code")).doesNotContain("LAPSE", "MIN_GAP");
        var days = StreamSupport.stream(series.path("visits").spliterator(), false)
                .filter(visit ->
                        List.of("BOOKED", "DONE").contains(visit.path("status").asText()))
                .map(SeriesRepairTest::day)
                .limit(10)
                .toList();
        for (int at = 1; at < days.size(); at++) {
            assertThat(ChronoUnit.DAYS.between(days.get(at - 1), days.get(at))).isBetween(2L, 14L);
        }
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void aCourseThatAReviewHasStoppedIsNotRepaired() {
        var sample = booked();
        cancel(visit(sample, 2));
        sample.change(prescriber(), "reviews", Map.of("decision", "STOP")).expect(200);
        var refused = asked(sample);
        assertRefused(refused, 422, "nothing-to-propose");
        assertThat(refused.body().path("blockers").findValuesAsText("code")).contains("REVIEW_STOPPED");
    }

    @Test
    void cancelledAndDisplacedVisitsOfACourseAreRepairedTogether() {
        var sample = booked();
        cancel(visit(sample, 2));
        block(sample, day(visit(sample, 3)), day(visit(sample, 3)));
        var proposal = proposed(sample);
        assertThat(proposal.path("moves")).isNotEmpty();
        assertThat(proposal.path("sessions")).hasSize(1);
        assertWhole(accept(sample, proposal).expect(200).body().path("series"));
    }

    /** The fourth session is on the day after the third, because a prescriber says so. */
    private static JsonNode allowedTooNear(SeriesSample sample) {
        var fourth = visit(sample, 4);
        var override = Map.of("reason", "made up", "gates", List.of("SPACING_KEPT"));
        var to = sample.office.at(day(visit(sample, 3)).plusDays(1), "09:00");
        change(prescriber(), fourth, "rescheduling", Map.of("start", to, "override", override))
                .expect(200);
        return fourth;
    }

    @Test
    void whatAPrescriberHasAllowedIsNotRepaired() {
        var sample = booked();
        allowedTooNear(sample);
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void whatAPrescriberHasAllowedStaysWhereItIsWhileOthersAreRepaired() {
        var sample = booked();
        var allowed = allowedTooNear(sample);
        cancel(visit(sample, 1));
        block(sample, day(visit(sample, 6)), day(visit(sample, 6)));
        var proposal = proposed(sample);
        assertThat(proposal.at("/moves").findValuesAsText("appointment"))
                .doesNotContain(
                        allowed.path("appointment").asText(),
                        visit(sample, 3).path("appointment").asText());
        accept(sample, proposal).expect(200);
        assertRefused(asked(sample), 422, "nothing-to-propose");
    }

    @Test
    void ofTwoVisitsThatAreTooCloseOneIsMovedAndTheRuleIsNamed() {
        var sample = booked();
        desk().ifMatch(sample.read().path("version").asLong())
                .put(sample.path() + "/preferences", Map.of())
                .expect(200);
        var monday = Stream.of(visit(sample, 3), visit(sample, 4))
                .filter(visit -> day(visit).getDayOfWeek() == DayOfWeek.MONDAY)
                .findFirst()
                .orElseThrow();
        var twice = sample.another();
        twice.single("infusion", (int) ChronoUnit.DAYS.between(sample.day(0), day(monday)) + 1, "15:00")
                .expect(201);
        Office.merge(sample.chart.patient(), twice.chart.patient());
        var proposal = proposed(sample);
        assertThat(proposal.path("moves")).hasSize(1);
        assertThat(proposal.at("/moves/0/why").findValuesAsText("code")).contains("MIN_GAP");
        assertThat(proposal.at("/moves/0/why/0/detail").asText())
                .contains(day(monday).toString());
        assertWhole(accept(sample, proposal).expect(200).body().path("series"));
    }

    /** The fourth session has been moved to another office, and has lost somebody there. */
    private JsonNode displacedElsewhere(SeriesSample sample, Office other) {
        var fourth = visit(sample, 4);
        database.update(
                "update appointment set site_id = ?, displaced_at = start_at, version = version + 1 where id = ?",
                other.clinic().site().id(),
                UUID.fromString(fourth.path("appointment").asText()));
        return visit(sample, 4);
    }

    @Test
    void whatIsAtAnotherSiteIsGivenNoTimeOfTheSeriesOwnSite() {
        var sample = booked();
        var other = Chart.office();
        var elsewhere = displacedElsewhere(sample, other);
        desk().post(
                        "/v1/actors/" + other.actor("chair") + "/blocks",
                        Map.of(
                                "start",
                                other.at(day(elsewhere).minusDays(7), "08:00"),
                                "end",
                                other.at(day(elsewhere).plusDays(14), "18:00"),
                                "kind",
                                "MAINTENANCE"))
                .expect(201);
        cancel(visit(sample, 6));
        var proposal = proposed(sample);
        assertThat(proposal.at("/moves")).hasSize(1);
        assertThat(proposal.at("/moves/0/kind").asText()).isEqualTo("CANNOT_SAVE");
        assertThat(proposal.at("/moves/0/why").findValuesAsText("code")).containsExactly("DISPLACED", "OTHER_SITE");
        assertThat(proposal.at("/moves/0/why/1/detail").asText()).contains(other.site());
        accept(sample, proposal).expect(200);
        assertThat(visit(sample, 4)).isEqualTo(elsewhere);
    }

    @Test
    void whatIsAtAnotherSiteKeepsItsTimeThereWithOthers() {
        var sample = booked();
        var other = Chart.office();
        var elsewhere = displacedElsewhere(sample, other);
        var proposal = proposed(sample);
        assertThat(proposal.at("/moves/0/kind").asText()).isEqualTo("REASSIGN");
        assertThat(proposal.at("/moves/0/to").asText())
                .isEqualTo(elsewhere.path("start").asText());
        assertThat(proposal.at("/moves/0/actors").findValuesAsText("actor")).contains(other.actor("chair"));
    }

    @Test
    void whatCanNotBeSavedIsToldWithWhyAndLeftAsItIs() {
        var sample = booked();
        var sixth = visit(sample, 6);
        block(sample, day(sixth).minusDays(1), day(sixth).plusDays(85));
        var proposal = proposed(sample);
        assertThat(proposal.path("complete").asBoolean()).isFalse();
        var lost = proposal.at("/moves/0");
        assertThat(lost.path("appointment").asText())
                .isEqualTo(sixth.path("appointment").asText());
        assertThat(lost.path("kind").asText()).isEqualTo("CANNOT_SAVE");
        assertThat(lost.has("to")).isFalse();
        assertThat(lost.path("why").findValuesAsText("code")).contains("DISPLACED", "NOTHING_FREE");
        assertRefused(accept(sample, proposal), 400, "invalid-request");
        assertThat(visit(sample, 6).path("start").asText())
                .isEqualTo(sixth.path("start").asText());
    }

    @Test
    void aSessionForWhichThereIsNoDateIsToldWithWhatFails() {
        var sample = booked();
        var sixth = visit(sample, 6);
        cancel(sixth);
        block(sample, day(visit(sample, 5)).plusDays(1), day(sixth).plusDays(85));
        var proposal = proposed(sample);
        assertThat(proposal.path("complete").asBoolean()).isFalse();
        assertThat(proposal.path("missing")).hasSize(1);
        assertThat(proposal.at("/missing/0/failed").findValuesAsText("code")).contains("NOTHING_FREE");
    }

    @Test
    void ifOneTimeHasGoneNothingIsMovedOrBookedAndAFreshProposalIsThere() {
        var sample = booked();
        var displaced = visit(sample, 4);
        cancel(visit(sample, 2));
        block(sample, day(displaced), day(displaced));
        var proposal = proposed(sample);
        var gone = proposal.at("/sessions/0/start").asText();
        var other = sample.another();
        desk().post("/v1/appointments", sample.office.booking("infusion", gone, other.chart.patient()))
                .expect(201);
        var before = sample.read();
        var refused = accept(sample, proposal);
        assertRefused(refused, 409, "repair-taken");
        assertThat(refused.body().path("taken").findValuesAsText("to")).containsExactly(gone);
        assertThat(sample.read().path("visits")).isEqualTo(before.path("visits"));
        var fresh = refused.body().path("proposal");
        assertThat(fresh.path("sessions").findValuesAsText("start")).hasSize(1).doesNotContain(gone);
        assertWhole(accept(sample, fresh).expect(200).body().path("series"));
    }

    /** It has locked its days: those who wait for them may hold all other connections. */
    @Test
    void whoseTimesHaveGoneGetsAFreshRepairWithOneConnectionAtATime() throws SQLException {
        var sample = booked();
        cancel(visit(sample, 2));
        var proposal = proposed(sample);
        var gone = proposal.at("/sessions/0/start").asText();
        var other = sample.another().chart.patient();
        desk().post("/v1/appointments", sample.office.booking("infusion", gone, other))
                .expect(201);
        var refused = LastConnection.of(pool, () -> accept(sample, proposal));
        assertRefused(refused, 409, "repair-taken");
        assertThat(refused.body().at("/proposal/sessions")).hasSize(1);
    }

    @Test
    void ifTheNewTimeOfAMoveHasGoneThatVisitIsNamed() {
        var sample = booked();
        var displaced = visit(sample, 4);
        block(sample, day(displaced), day(displaced));
        var proposal = proposed(sample);
        var gone = proposal.at("/moves/0/to").asText();
        desk().post(
                        "/v1/appointments",
                        sample.office.booking(
                                "infusion", gone, sample.another().chart.patient()))
                .expect(201);
        var refused = accept(sample, proposal);
        assertRefused(refused, 409, "repair-taken");
        assertThat(refused.body().at("/taken/0/appointment").asText())
                .isEqualTo(displaced.path("appointment").asText());
    }

    @Test
    void whatTheGatesRefuseByNowIsNotCarriedOut() {
        var sample = booked();
        cancel(visit(sample, 2));
        block(sample, day(visit(sample, 4)), day(visit(sample, 4)));
        var proposal = proposed(sample);
        var before = sample.read().path("visits");
        var flag = sample.chart.flag();
        var refused = accept(sample, proposal);
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().path("gates").findValuesAsText("code")).containsExactly("CRISIS_FLAG_CLEAR");
        assertThat(sample.read().path("visits")).isEqualTo(before);
        assertThat(flag.status()).isEqualTo(201);
    }

    @Test
    void aDateThatIsTooNearToAnotherTreatmentByNowIsRefusedWithTheRule() {
        var sample = booked(SeriesSample.infusions(), Map.of());
        cancel(visit(sample, 6));
        var proposal = proposed(sample);
        var fresh = day(proposal.at("/sessions/0"));
        var single = fresh.plusDays(1);
        var booking = new HashMap<String, Object>(
                sample.office.booking("infusion", sample.office.at(single, "15:00"), sample.chart.patient()));
        booking.put("override", Map.of("reason", "made up", "gates", List.of("SPACING_KEPT", "REVIEW_DONE")));
        var answer = prescriber().post("/v1/appointments", booking);
        if (answer.status() == 422) { // nothing of it has to be lifted on that day
            booking.remove("override");
            answer = prescriber().post("/v1/appointments", booking);
        }
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        var refused = accept(sample, proposal);
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().at("/gates/0/broken").findValuesAsText("rule"))
                .contains("MIN_GAP");
        assertThat(refused.body().at("/gates/0/broken").toString()).contains(single.toString());
        assertThat(sample.read().at("/steps/0/missing").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverIsQuickerWinsAndTheCourseIsRepairedWhollyOrNotAtAll() {
        for (int round = 0; round < 4; round++) {
            var sample = booked();
            cancel(visit(sample, 2));
            block(sample, day(visit(sample, 4)), day(visit(sample, 4)));
            var proposal = proposed(sample);
            var to = proposal.at("/moves/0/to").asText();
            var other = sample.another();
            var before = sample.read().path("visits");
            var answers = Race.between(() -> accept(sample, proposal), () -> desk().post(
                            "/v1/appointments", sample.office.booking("infusion", to, other.chart.patient())));
            if (answers.getFirst().status() == 200) {
                assertRefused(answers.getLast(), 409, "slot-taken");
                assertWhole(sample.read());
            } else {
                assertRefused(answers.getFirst(), 409, "repair-taken");
                assertThat(answers.getLast().status()).isEqualTo(201);
                assertThat(sample.read().path("visits")).isEqualTo(before);
            }
        }
    }

    @Test
    void twoWhoAcceptItAtOnceDoSoOnce() {
        var sample = booked();
        cancel(visit(sample, 2));
        var proposal = proposed(sample);
        long version = sample.read().path("version").asLong();
        var path = sample.path() + "/repair-proposals/" + proposal.path("id").asText() + "/acceptance";
        var answers = Race.of(3, n -> () -> desk().ifMatch(version).post(path, Map.of()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 2));
    }

    @Test
    void aRepairIsGoodOnlyForTheCourseAsItWasAndForAWhile() {
        var sample = booked();
        cancel(visit(sample, 2));
        var old = proposed(sample);
        var path = sample.path() + "/repair-proposals/" + old.path("id").asText() + "/acceptance";
        assertRefused(desk().post(path, Map.of()), 428, "if-match-required");
        assertRefused(desk().ifMatch(0).post(path, Map.of()), 412, "stale-version");
        cancel(visit(sample, 5));
        assertRefused(accept(sample, old), 409, "proposal-stale");
        var fresh = proposed(sample);
        accept(sample, fresh).expect(200);
        assertRefused(accept(sample, fresh), 409, "proposal-stale");
        cancel(visit(sample, 1));
        var late = proposed(sample);
        clock.advance(Duration.ofMinutes(31));
        assertRefused(accept(sample, late), 409, "proposal-stale");
    }

    @Test
    void aCourseThatNothingHasHappenedToIsNotRepaired() {
        var begun = SeriesSample.infusions().begun();
        assertRefused(asked(begun), 422, "nothing-to-propose");
        var refused = asked(booked());
        assertRefused(refused, 422, "nothing-to-propose");
        assertThat(refused.body().at("/blockers/0/code").asText()).isEqualTo("NOTHING_BROKEN");
    }

    @Test
    void onlyAnActiveCourseIsRepaired() {
        var sample = booked();
        cancel(visit(sample, 2));
        var proposal = proposed(sample);
        sample.change(nurse(), "pause", Map.of("reason", "made up")).expect(200);
        assertRefused(asked(sample), 409, "series-not-open");
        assertRefused(accept(sample, proposal), 409, "series-not-open");
        sample.change(nurse(), "end", Map.of("reason", "PATIENT")).expect(200);
        assertRefused(asked(sample), 409, "series-not-open");
        assertRefused(accept(sample, proposal), 409, "series-not-open");
    }

    @Test
    void somebodyElsesRepairIsNotThere() {
        var sample = booked();
        cancel(visit(sample, 2));
        var proposal = proposed(sample);
        var other = sample.another().begun();
        assertRefused(accept(other, proposal), 404, "not-found");
        assertRefused(
                desk().post("/v1/treatment-series/" + UUID.randomUUID() + "/repair-proposals", Map.of()),
                404,
                "not-found");
        var course = sample.propose(Map.of("limit", 1)).path("items").get(0);
        assertRefused(accept(sample, course), 404, "not-found");
        assertRefused(sample.book(proposal), 404, "not-found");
    }

    @Test
    void whateverIsCancelledOrBlockedTheRepairedCourseKeepsItsRules() {
        var random = new Random(7);
        for (int round = 0; round < 6; round++) {
            var sample = booked();
            var numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
            Collections.shuffle(numbers, random);
            cancel(visit(sample, numbers.get(0)));
            var blocked = day(visit(sample, numbers.get(1)));
            block(sample, blocked, blocked.plusDays(random.nextInt(3)));
            var proposal = proposed(sample);
            if (proposal.path("moves").isEmpty() && proposal.path("sessions").isEmpty()) {
                continue;
            }
            var series = accept(sample, proposal).expect(200).body().path("series");
            assertSpacingKept(series);
            if (proposal.path("complete").asBoolean()) {
                assertWhole(series);
                assertRefused(asked(sample), 422, "nothing-to-propose");
            }
        }
    }
}
