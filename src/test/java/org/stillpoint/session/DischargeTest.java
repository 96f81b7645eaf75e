package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.EndangeredSample.onlyOneRoom;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.ProtocolSample;

/** Patients go home when every condition holds, over HTTP and with a chart. */
@QuarkusTest
class DischargeTest {

    @Inject
    DischargeWitness witness;

    @Inject
    TestClock clock;

    private static Answer discharge(ChartSample chart, Object request) {
        return chart.day.change(nurse(), "discharge", request);
    }

    private static List<String> missing(Answer refused) {
        assertRefused(refused, 422, "discharge-not-possible");
        var codes = new ArrayList<String>();
        refused.body().path("missing").forEach(one -> {
            assertThat(one.path("why").asText()).isNotBlank();
            codes.add(one.path("code").asText());
        });
        return codes;
    }

    @Test
    void whoHasEverythingGoesHome() {
        var chart = DischargeSample.infusion();
        var gone = discharge(chart, DischargeSample.home()).expect(200);
        assertThat(gone.text("state")).isEqualTo("DISCHARGED");
        assertThat(gone.text("leftAt")).isNotBlank();
        assertThat(gone.body().path("version").asLong()).isEqualTo(chart.day.version());
        assertThat(AuditTrail.actions(chart.day.uuid())).contains("SESSION_DISCHARGED");
        assertThat(witness.discharged(chart.day.uuid())).isEqualTo(1);
    }

    /** A condition, and what keeps only it from being met. */
    private record Lack(String code, Consumer<ChartSample> chart, Consumer<Map<String, Object>> request) {

        static Arguments ofChart(String code, Consumer<ChartSample> chart) {
            return Arguments.of(new Lack(code, chart, told -> {}));
        }

        static Arguments ofRequest(String code, Consumer<Map<String, Object>> request) {
            return Arguments.of(new Lack(code, DischargeSample::recovered, request));
        }

        @Override
        public String toString() {
            return code;
        }
    }

    private static void afterAnHour(ChartSample chart, int systolic, int diastolic, String... resolved) {
        chart.later(60);
        chart.vitals(ChartSample.signs(systolic, diastolic)).expect(201);
        DischargeSample.resolved(chart, resolved);
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                Lack.ofChart("OBSERVATION_FLOOR_ELAPSED", chart -> {
                    chart.later(59);
                    chart.vitals(ChartSample.signs(122, 78)).expect(201);
                    DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
                }),
                Lack.ofChart("FINAL_BLOOD_PRESSURE_RECORDED", chart -> {
                    DischargeSample.recovered(chart);
                    chart.later(31);
                }),
                Lack.ofChart(
                        "BLOOD_PRESSURE_NOT_RISING",
                        chart -> afterAnHour(chart, 144, 82, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION")),
                Lack.ofChart(
                        "SEDATION_RESOLVED",
                        chart -> afterAnHour(chart, 122, 78, "DISSOCIATION", "RESPIRATORY_DEPRESSION")),
                Lack.ofChart(
                        "DISSOCIATION_RESOLVED",
                        chart -> afterAnHour(chart, 122, 78, "SEDATION", "RESPIRATORY_DEPRESSION")),
                Lack.ofChart(
                        "RESPIRATORY_DEPRESSION_RESOLVED",
                        chart -> afterAnHour(chart, 122, 78, "SEDATION", "DISSOCIATION")),
                Lack.ofRequest(
                        "TRANSPORT_PRESENT", told -> told.put("transport", Map.of("present", false, "kind", "PERSON"))),
                Lack.ofRequest("INSTRUCTIONS_GIVEN", told -> told.put("instructionsGiven", false)),
                Lack.ofRequest("NEXT_FOLLOW_UP", told -> told.remove("followUp")));
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void withoutThisOneNobodyGoesHome(Lack lack) {
        var chart = DischargeSample.dosedWithoutFollowUps();
        lack.chart().accept(chart);
        var request = DischargeSample.home();
        lack.request().accept(request);
        assertThat(missing(discharge(chart, request))).containsExactly(lack.code());
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        var chart = DischargeSample.dosedWithoutFollowUps();
        var nothing = Map.of("instructionsGiven", false, "transport", Map.of("present", false, "kind", "SERVICE"));
        assertThat(missing(discharge(chart, nothing)))
                .containsExactly(
                        "OBSERVATION_FLOOR_ELAPSED",
                        "FINAL_BLOOD_PRESSURE_RECORDED",
                        "SEDATION_RESOLVED",
                        "DISSOCIATION_RESOLVED",
                        "RESPIRATORY_DEPRESSION_RESOLVED",
                        "TRANSPORT_PRESENT",
                        "INSTRUCTIONS_GIVEN",
                        "NEXT_FOLLOW_UP");
    }

    @Test
    void whatIsToldBeforeNamesEveryConditionAndWhetherItHolds() {
        var chart = DischargeSample.infusion();
        var told = nurse().get(chart.day.path() + "/discharge").expect(200).body();
        var met = new HashMap<String, Boolean>();
        told.path("conditions")
                .forEach(one ->
                        met.put(one.path("code").asText(), one.path("met").asBoolean()));
        assertThat(met)
                .hasSize(DischargeCondition.values().length)
                .containsEntry("OBSERVATION_FLOOR_ELAPSED", true)
                .containsEntry("SEDATION_RESOLVED", true)
                .containsEntry("SIGNED_OFF", false)
                .containsEntry("TRANSPORT_PRESENT", false);
        assertThat(AuditTrail.actions(chart.day.uuid())).contains("SESSION_DISCHARGE_CONSIDERED");
    }

    @Test
    void theObservationBeginsAnewWithAFurtherDevice() {
        var chart = ChartSample.spray();
        chart.vitals(ChartSample.signs(126, 80)).expect(201);
        chart.ready();
        var first = chart.give(chart.device(1)).expect(201);
        chart.later(1).end(first).expect(200);
        chart.later(5);
        var second = chart.give(chart.device(2)).expect(201);
        chart.later(1).end(second).expect(200);
        chart.later(115);
        chart.vitals(ChartSample.signs(122, 78)).expect(201);
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("OBSERVATION_FLOOR_ELAPSED");
        chart.later(5);
        discharge(chart, DischargeSample.home()).expect(200);
    }

    @Test
    void whoIsDrowsyAgainStays() {
        var chart = DischargeSample.infusion();
        chart.later(1)
                .day
                .add(nurse(), "observations", Map.of("sedation", Map.of("scale", "RASS", "value", -2)))
                .expect(201);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("SEDATION_RESOLVED");
    }

    private static Map<String, Object> homeSince(String at) {
        var request = DischargeSample.home();
        request.put("at", at);
        return request;
    }

    private static Instant moment(JsonNode told) {
        return OffsetDateTime.parse(told.asText()).toInstant();
    }

    @Test
    void whoLeftBeforeAnybodyHadTimeToSaySoIsJudgedAsOfThenAndBothTimesAreKept() {
        var chart = DischargeSample.infusion().later(40);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("FINAL_BLOOD_PRESSURE_RECORDED");
        assertThat(missing(discharge(chart, homeSince(chart.day.ago(5)))))
                .containsExactly("FINAL_BLOOD_PRESSURE_RECORDED");
        var left = chart.day.ago(35);
        var gone = discharge(chart, homeSince(left)).expect(200).body();
        assertThat(gone.path("leftAt").asText()).isEqualTo(left);
        var change = gone.path("changes").get(gone.path("changes").size() - 1);
        assertThat(change.path("at").asText()).isEqualTo(left);
        assertThat(moment(change.path("recordedAt")))
                .isAfter(moment(gone.path("leftAt")).plusSeconds(35 * 60 - 1));
        assertThat(change.path("by").asText()).isNotBlank();
    }

    /** A page that is still open on who was here before. */
    @Test
    void onceThePatientHasLeftWhatWasSeenOfThemIsToldWithItsTime() {
        var chart = DischargeSample.infusion().later(40);
        var left = chart.day.ago(35);
        discharge(chart, homeSince(left)).expect(200);
        var before = chart.everything();
        for (var untimed : List.of(
                chart.vitals(ChartSample.signs(182, 110)), chart.day.add(nurse(), "observations", Map.of("pain", 9)))) {
            assertRefused(untimed, 400, "invalid-request");
            assertThat(untimed.body().path("errors").findValuesAsText("pointer"))
                    .containsExactly("/at");
        }
        assertThat(chart.everything()).isEqualTo(before);
        chart.day.add(nurse(), "observations", Map.of("pain", 0, "at", left)).expect(201);
        assertThat(chart.list("observations").findValuesAsText("at")).contains(left);
    }

    @Test
    void whoLeftTooSoonIsNotDischargedByTellingItLater() {
        var chart = DischargeSample.dosed();
        chart.later(58).vitals(ChartSample.signs(122, 78)).expect(201);
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        chart.later(20);
        assertThat(missing(discharge(chart, homeSince(chart.day.ago(19)))))
                .containsExactly("OBSERVATION_FLOOR_ELAPSED");
        discharge(chart, homeSince(chart.day.ago(17))).expect(200);
    }

    @Test
    void aClockThatIsAheadBringsNobodyHomeBeforeTheFloor() {
        var chart = DischargeSample.dosed();
        clock.set(moment(chart.day.read().path("dosingEndedAt"))
                .plus(Duration.ofMinutes(60))
                .minusSeconds(1));
        chart.vitals(ChartSample.signs(122, 78)).expect(201);
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        assertThat(missing(discharge(chart, homeSince(chart.day.ago(-1)))))
                .containsExactly("OBSERVATION_FLOOR_ELAPSED");
        clock.advance(Duration.ofSeconds(2));
        discharge(chart, homeSince(chart.day.ago(-1))).expect(200);
    }

    @Test
    void nobodyLeftInTheFutureNorBeforeTheyCameNorBeforeTheyWereLookedAtLast() {
        var chart = DischargeSample.infusion().later(20);
        chart.day.add(nurse(), "observations", Map.of("pain", 0)).expect(201);
        var before = chart.everything();
        for (var at : List.of(chart.day.ago(-2), chart.day.ago(600), chart.day.ago(1))) {
            var refused = discharge(chart, homeSince(at));
            assertRefused(refused, 400, "invalid-request");
            assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                    .containsExactly("/at");
        }
        assertThat(chart.everything()).isEqualTo(before);
    }

    @Test
    void whatHasToFollowIsStillToComeWhenItIsTold() {
        var chart = DischargeSample.infusion().later(20);
        var request = homeSince(chart.day.ago(20));
        request.put("followUp", Map.of("on", LocalDate.parse("2020-01-01").toString(), "kind", "PHONE_CALL"));
        assertRefused(discharge(chart, request), 400, "invalid-request");
    }

    private static Map<String, Object> event(String code, String outcome) {
        return new HashMap<>(Map.of(
                "code", code, "severity", "SEVERE", "serious", false, "action", "WATCHED_LONGER", "outcome", outcome));
    }

    @ParameterizedTest
    @CsvSource({
        "RESPIRATORY_DEPRESSION, RESPIRATORY_DEPRESSION_RESOLVED",
        "SEDATION, SEDATION_RESOLVED",
        "LOSS_OF_CONSCIOUSNESS, SEDATION_RESOLVED",
        "DISSOCIATION, DISSOCIATION_RESOLVED"
    })
    void toWhomItHappensAgainStaysUntilItIsSeenToHaveResolved(String code, String condition) {
        var chart = DischargeSample.infusion();
        chart.later(1)
                .day
                .add(nurse(), "adverse-events", event(code, "RECOVERED"))
                .expect(201);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly(condition);
        DischargeSample.resolved(chart.later(1), "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        discharge(chart, DischargeSample.home()).expect(200);
    }

    @Test
    void anEventThatIsNotOverWasNotSeenToHaveResolvedBeforeItWasRecorded() {
        var chart = DischargeSample.infusion();
        var event = event("SEDATION", "NOT_RECOVERED");
        event.put("onset", chart.day.ago(20));
        var kept = chart.later(1).day.add(nurse(), "adverse-events", event).expect(201);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("SEDATION_RESOLVED");
        var over = event("SEDATION", "RECOVERED");
        over.put("reason", "made up");
        correct(chart, kept, over);
        discharge(chart, DischargeSample.home()).expect(200);
    }

    @Test
    void whatHappenedAtHomeKeepsNobodyHereWhoHadLeftByThen() {
        var chart = DischargeSample.infusion().later(20);
        var left = homeSince(chart.day.ago(10));
        var event = event("DISSOCIATION", "NOT_RECOVERED");
        event.put("onset", chart.day.ago(5));
        chart.day.add(nurse(), "adverse-events", event).expect(201);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("DISSOCIATION_RESOLVED");
        discharge(chart, left).expect(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15})
    void whatHadHappenedByThenCountsWhenItIsWrittenDownLater(int onset) {
        var chart = DischargeSample.infusion().later(20);
        var event = event("DISSOCIATION", "NOT_RECOVERED");
        event.put("onset", chart.day.ago(onset));
        chart.day.add(nurse(), "adverse-events", event).expect(201);
        assertThat(missing(discharge(chart, homeSince(chart.day.ago(10))))).containsExactly("DISSOCIATION_RESOLVED");
    }

    @Test
    void anEventThatIsWithdrawnKeepsNobodyHere() {
        var chart = DischargeSample.infusion();
        var event = chart.later(1)
                .day
                .add(nurse(), "adverse-events", event("DISSOCIATION", "NOT_RECOVERED"))
                .expect(201);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("DISSOCIATION_RESOLVED");
        correct(chart, event, Map.of("reason", "made up", "withdrawn", true));
        discharge(chart, DischargeSample.home()).expect(200);
    }

    @Test
    void anEventOfAnotherKindKeepsNobodyHere() {
        var chart = DischargeSample.infusion();
        chart.later(1)
                .day
                .add(nurse(), "adverse-events", event("HEADACHE", "NOT_RECOVERED"))
                .expect(201);
        discharge(chart, DischargeSample.home()).expect(200);
    }

    private static void correct(ChartSample chart, Answer event, Map<String, Object> request) {
        chart.day
                .add(nurse(), "adverse-events/" + event.text("id") + "/correction", request)
                .expect(200);
    }

    @Test
    void aReadingThatIsWithdrawnDoesNotCount() {
        var chart = DischargeSample.dosed();
        chart.later(60);
        var wrong = chart.vitals(ChartSample.signs(122, 78)).expect(201);
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        chart.day
                .add(
                        nurse(),
                        "vitals/" + wrong.text("id") + "/correction",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(missing(discharge(chart, DischargeSample.home()))).containsExactly("FINAL_BLOOD_PRESSURE_RECORDED");
    }

    private static Map<String, Object> ride(String name) {
        var request = DischargeSample.home();
        var way = new HashMap<String, Object>(Map.of("present", true, "kind", "SERVICE"));
        if (name != null) {
            way.put("name", name);
        }
        request.put("transport", way);
        return request;
    }

    @Test
    void aServiceTakesThePatientHomeOnlyByItsNameAndOnAPrescribersWord() {
        var chart = DischargeSample.infusion();
        assertThat(missing(discharge(chart, ride("Example Rides")))).containsExactly("TRANSPORT_PRESENT");
        // The prescriber's word is about what is on file, where somebody was to come.
        chart.day
                .evidence("TRANSPORT_CONFIRMED", SessionSample.transport("SERVICE"))
                .expect(200);
        assertThat(missing(discharge(chart, ride("Example Rides")))).containsExactly("TRANSPORT_PRESENT");
        chart.day
                .override("TRANSPORT_CONFIRMED", Map.of("reason", "made up", "transportService", "Example Rides"))
                .expect(200);
        assertThat(missing(discharge(chart, ride(null)))).containsExactly("TRANSPORT_PRESENT");
        assertThat(missing(discharge(chart, ride("  ")))).containsExactly("TRANSPORT_PRESENT");
        discharge(chart, ride("Example Rides")).expect(200);
        assertThat(AuditTrail.actions(chart.day.uuid())).contains("SESSION_GATE_OVERRIDDEN");
    }

    private static void lifted(ChartSample chart, String service) {
        chart.day
                .override("TRANSPORT_CONFIRMED", Map.of("reason", "made up", "transportService", service))
                .expect(200);
    }

    @Test
    void whereTheEscortDoesNotComeAServiceDoesOnAPrescribersWordThatNamesIt() {
        var chart = DischargeSample.infusion();
        assertThat(chart.day.gate("TRANSPORT_CONFIRMED").path("state").asText()).isEqualTo("MET");
        lifted(chart, "Example Rides");
        assertThat(missing(discharge(chart, ride("Other Rides")))).containsExactly("TRANSPORT_PRESENT");
        lifted(chart, "Other Rides");
        assertThat(missing(discharge(chart, ride("Example Rides")))).containsExactly("TRANSPORT_PRESENT");
        discharge(chart, ride(" other rides")).expect(200);
    }

    @Test
    void whereNoEscortIsWantedAServiceTakesThePatientHomeByItsName() {
        var alone = ProtocolSample.of("IV_6_IN_3_WEEKS").replacing("\"escort\":true", "\"escort\":false");
        var chart = DischargeSample.recovered(DischargeSample.dosed(ChartSample.of(SessionSample.infusion(alone))));
        assertThat(missing(discharge(chart, ride(null)))).containsExactly("TRANSPORT_PRESENT");
        discharge(chart, ride("Example Rides")).expect(200);
    }

    @Test
    void aBookedVisitIsANextDateToo() {
        var chart = DischargeSample.infusion();
        var office = chart.day.place();
        desk().post(
                        "/v1/appointments",
                        office.booking("talk", office.at(office.day().plusDays(7), "10:00"), chart.day.patient()))
                .expect(201);
        var request = DischargeSample.home();
        request.remove("followUp");
        discharge(chart, request).expect(200);
    }

    @Test
    void whatIsComingAfterTheVisitIsANextDateTooAndToldInNeutralWords() {
        var chart = DischargeSample.infusion();
        var request = DischargeSample.home();
        request.remove("followUp");
        discharge(chart, request).expect(200);
        var dates =
                nurse().get(chart.day.path() + "/summary").expect(200).body().path("nextDates");
        assertThat(dates.findValuesAsText("what"))
                .containsExactly(
                        "we ask you how you are",
                        "we send you some questions",
                        "it is time for your next visit, which we arrange with you");
    }

    @Test
    void theContactThatWasAgreedIsInTheSummary() {
        var chart = DischargeSample.recovered(DischargeSample.dosedWithoutFollowUps());
        discharge(chart, DischargeSample.home()).expect(200);
        JsonNode summary =
                nurse().get(chart.day.path() + "/summary").expect(200).body();
        assertThat(summary.path("nextDates")).hasSize(1);
        assertThat(summary.at("/nextDates/0/what").asText()).isEqualTo("we call you");
        assertThat(summary.toString()).doesNotContain("Jo Testperson");
    }

    @Test
    void aDischargeGivesTheRoomBackAfterItsTurnover() {
        var chart = DischargeSample.infusion();
        onlyOneRoom(chart.day);
        var next = chart.day.another();
        assertRefused(bookIn(chart, next, 20), 409, "slot-taken");
        discharge(chart, DischargeSample.home()).expect(200);
        assertRefused(bookIn(chart, next, 10), 409, "slot-taken");
        bookIn(chart, next, 20).expect(201);
    }

    /** At the first multiple of five minutes after so many minutes from now. */
    private static Answer bookIn(ChartSample chart, SessionSample next, int minutes) {
        var cell = SessionSample.now().plus(Duration.ofMinutes(minutes)).getEpochSecond() / 300 * 300;
        var office = chart.day.place();
        return desk().post(
                        "/v1/appointments",
                        office.booking("infusion", office.at(Instant.ofEpochSecond(cell)), next.patient()));
    }

    @Test
    void twoNursesWhoDischargeAtOnceDoItOnce() {
        var chart = DischargeSample.infusion();
        long version = chart.day.version();
        var answers = Race.of(
                4,
                n -> () -> Office.staff("nurse")
                        .ifMatch(version)
                        .post(chart.day.path() + "/discharge", DischargeSample.home()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 3));
        assertThat(witness.discharged(chart.day.uuid())).isEqualTo(1);
    }

    @Test
    void aNextContactIsNotInThePast() {
        var chart = DischargeSample.infusion();
        var request = DischargeSample.home();
        request.put("followUp", Map.of("on", LocalDate.parse("2020-01-01").toString(), "kind", "PHONE_CALL"));
        assertRefused(discharge(chart, request), 400, "invalid-request");
    }

    @Test
    void nobodyIsDischargedWhoWasGivenNothingOrHasLeft() {
        var arrived = SessionSample.infusion().begun();
        assertRefused(arrived.change(nurse(), "discharge", DischargeSample.home()), 409, "session-not-open");
        var chart = DischargeSample.infusion();
        discharge(chart, DischargeSample.home()).expect(200);
        assertRefused(discharge(chart, DischargeSample.home()), 409, "session-not-open");
        assertThat(Chart.nurse()
                        .get("/v1/sessions/" + UUID.randomUUID() + "/discharge")
                        .status())
                .isEqualTo(404);
    }
}
