package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.SessionSample.transport;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** What has to be true before a dose, put on file, lifted and lost again. */
@QuarkusTest
class SessionGatesTest {

    private static final Map<String, Object> REASON = Map.of("reason", "made-up note 4711");
    private static final String PRESSURE = "BLOOD_PRESSURE_ACCEPTABLE";

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Inject
    ReadinessWatch watch;

    @Inject
    Readiness readiness;

    private static Answer becomeReady(SessionSample sample) {
        return sample.change(nurse(), "readiness", Map.of());
    }

    private static List<String> missing(Answer refused) {
        assertRefused(refused, 422, "gates-not-met");
        return refused.body().path("gates").findValuesAsText("code");
    }

    private static String state(SessionSample sample, String gate) {
        return sample.gate(gate).path("state").asText();
    }

    @Test
    void whoHasEverythingIsReadyUntilTheBloodPressureIsAnHourOld() {
        var sample = SessionSample.infusion().begun().gatesMet();
        var measured = SessionSample.now();
        var ready = becomeReady(sample).expect(200).body();
        assertThat(ready.path("state").asText()).isEqualTo("READY");
        var until = OffsetDateTime.parse(ready.path("readyUntil").asText()).toInstant();
        assertThat(Duration.between(measured.plus(Duration.ofHours(1)), until).abs())
                .isLessThan(Duration.ofSeconds(10));
        assertThat(ready.at("/changes/1/to").asText()).isEqualTo("READY");
        assertThat(sample.gates().path("holds").asBoolean()).isTrue();
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_READY", "SESSION_GATE_EVIDENCE_RECORDED");
        assertRefused(becomeReady(sample), 409, "session-not-open");
    }

    @Test
    void theRefusalListsAllThatIsMissing() {
        assertThat(missing(becomeReady(SessionSample.infusion().begun())))
                .containsExactly(
                        "PREGNANCY_REVIEWED",
                        "MEDICATIONS_REVIEWED",
                        "FASTING_CONFIRMED",
                        "TRANSPORT_CONFIRMED",
                        PRESSURE);
        var spray = SessionSample.spray().begun();
        assertThat(missing(becomeReady(spray)))
                .containsExactly(
                        "PRESCRIPTION_ON_FILE",
                        "PRESCRIBER_ON_SITE",
                        "PREGNANCY_REVIEWED",
                        "MEDICATIONS_REVIEWED",
                        "FASTING_CONFIRMED",
                        "TRANSPORT_CONFIRMED",
                        PRESSURE);
        assertThat(spray.state()).isEqualTo("ARRIVED");
    }

    @Test
    void anInjectionHasTheGatesOfAnInfusion() {
        assertThat(missing(becomeReady(SessionSample.injection().begun())))
                .hasSize(5)
                .doesNotContain("PRESCRIPTION_ON_FILE", "PRESCRIBER_ON_SITE");
    }

    @Test
    void whatEachGateLacksIsMissingAloneWhenAllOthersAreThere() {
        var sample = SessionSample.spray().begun();
        sample.pressure(120, 80);
        var left = new ArrayList<>(List.of(
                "PRESCRIPTION_ON_FILE",
                "PRESCRIBER_ON_SITE",
                "PREGNANCY_REVIEWED",
                "MEDICATIONS_REVIEWED",
                "FASTING_CONFIRMED",
                "TRANSPORT_CONFIRMED"));
        var details = new HashMap<String, Object>();
        details.put("PRESCRIPTION_ON_FILE", SessionSample.prescription());
        details.put("PRESCRIBER_ON_SITE", Map.of("practitioner", sample.place().actor("locum")));
        details.put("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_PREGNANT"));
        details.put("MEDICATIONS_REVIEWED", Map.of("changed", true, "note", "made-up note 4711"));
        details.put("FASTING_CONFIRMED", sample.fasting(120, 30));
        details.put("TRANSPORT_CONFIRMED", transport("PERSON"));
        while (!left.isEmpty()) {
            assertThat(missing(becomeReady(sample))).isEqualTo(left);
            var gate = left.removeFirst();
            sample.evidence(gate, details.get(gate)).expect(200);
            assertThat(state(sample, gate)).isEqualTo("MET");
        }
        becomeReady(sample).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "consents, revocation, CONSENT_SIGNED",
        "clearances, withdrawal, CLEARANCE",
        "evaluations, withdrawal, EVALUATION_CURRENT",
        "screening-reviews, withdrawal, SCREENING_REVIEWED"
    })
    void whatCameBeforeTheBookingCountsAsItIsNow(String records, String how, String gate) {
        var sample = SessionSample.infusion().begun().gatesMet();
        var path = sample.chart().path(records);
        var newest = prescriber().get(path).expect(200).body().at("/items/0/id").asText();
        prescriber().post(path + "/" + newest + "/" + how, REASON).expect(200);
        assertThat(missing(becomeReady(sample))).containsExactly(gate);
    }

    @Test
    void aSignOfDangerSinceThenStopsEverything() {
        var sample = SessionSample.infusion().begun().gatesMet();
        sample.chart().flag();
        assertThat(missing(becomeReady(sample))).containsExactly("CRISIS_FLAG_CLEAR");
        assertRefused(sample.override("CRISIS_FLAG_CLEAR", REASON), 422, "gate-not-overridable");
    }

    @Test
    void theCertificationOfTheSiteAndTheEnrolmentCountToo() {
        var sample = SessionSample.spray().begun().gatesMet();
        var enrolments = sample.chart().path("rems-enrolments");
        var id = nurse().get(enrolments).body().at("/items/0/id").asText();
        nurse().post(enrolments + "/" + id + "/end", REASON).expect(200);
        assertThat(missing(becomeReady(sample))).containsExactly("REMS_PATIENT_ENROLLED");
        assertRefused(sample.override("REMS_PATIENT_ENROLLED", REASON), 422, "gate-not-overridable");
    }

    @Test
    void whatWasLiftedForTheBookingIsLiftedOnTheDay() {
        var sample = SessionSample.infusion();
        var evaluations = sample.chart().path("evaluations");
        var id = prescriber().get(evaluations).body().at("/items/0/id").asText();
        prescriber().post(evaluations + "/" + id + "/withdrawal", REASON).expect(200);
        sample.bookedOverriding("EVALUATION_CURRENT").begun().gatesMet();
        assertThat(state(sample, "EVALUATION_CURRENT")).isEqualTo("OVERRIDDEN");
        becomeReady(sample).expect(200);
    }

    @Test
    void whatIsLostAfterTheBookingCanBeLiftedOnTheDayWhereTheRulesLetIt() {
        var sample = SessionSample.infusion().begun().gatesMet();
        var evaluations = sample.chart().path("evaluations");
        var id = prescriber().get(evaluations).body().at("/items/0/id").asText();
        prescriber().post(evaluations + "/" + id + "/withdrawal", REASON).expect(200);
        sample.override("EVALUATION_CURRENT", REASON).expect(200);
        assertThat(state(sample, "EVALUATION_CURRENT")).isEqualTo("OVERRIDDEN");
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_GATE_OVERRIDDEN");
        becomeReady(sample).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRESCRIPTION_ON_FILE", "PRESCRIBER_ON_SITE", PRESSURE})
    void nobodyLiftsWhatALabelAsksNorAReadingThatIsNotThere(String gate) {
        var sample = SessionSample.spray().begun();
        var refused = sample.override(gate, REASON);
        assertRefused(refused, 422, "gate-not-overridable");
        assertThat(refused.body().at("/codes/0").asText()).isEqualTo(gate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREGNANCY_REVIEWED", "MEDICATIONS_REVIEWED", "FASTING_CONFIRMED"})
    void aPrescriberLiftsTheRest(String gate) {
        var sample = SessionSample.infusion().begun();
        sample.override(gate, REASON).expect(200);
        var lifted = sample.gate(gate);
        assertThat(lifted.path("state").asText()).isEqualTo("OVERRIDDEN");
        assertThat(lifted.at("/override/reason").asText()).isEqualTo(REASON.get("reason"));
        assertThat(missing(becomeReady(sample))).hasSize(4).doesNotContain(gate);
    }

    @Test
    void aServiceTakesThePatientHomeOnlyOnAPrescribersWordThatNamesIt() {
        var sample = SessionSample.infusion().begun();
        sample.evidence("TRANSPORT_CONFIRMED", transport("SERVICE")).expect(200);
        assertThat(state(sample, "TRANSPORT_CONFIRMED")).isEqualTo("MISSING");
        var unnamed = sample.override("TRANSPORT_CONFIRMED", REASON);
        assertRefused(unnamed, 400, "invalid-request");
        assertThat(unnamed.body().at("/errors/0/pointer").asText()).isEqualTo("/transportService");
        var named = Map.of("reason", "made-up note 4711", "transportService", "Example Rides");
        sample.override("TRANSPORT_CONFIRMED", named).expect(200);
        assertThat(sample.gate("TRANSPORT_CONFIRMED")
                        .at("/override/transportService")
                        .asText())
                .isEqualTo("Example Rides");
        // Of another gate it says nothing.
        assertRefused(sample.override("FASTING_CONFIRMED", named), 400, "invalid-request");
        // Another service is another matter.
        sample.evidence("TRANSPORT_CONFIRMED", transport("SERVICE")).expect(200);
        assertThat(state(sample, "TRANSPORT_CONFIRMED")).isEqualTo("MISSING");
    }

    @Test
    void aPrescribersWordOnABloodPressureNamesItAndEndsWithAHigherOne() {
        var sample = SessionSample.spray().begun().evidenceMet();
        sample.pressure(150, 85);
        assertThat(missing(becomeReady(sample))).containsExactly(PRESSURE);
        var lifted = sample.override(PRESSURE, REASON).expect(200).body();
        assertThat(lifted.path("holds").asBoolean()).isTrue();
        assertThat(sample.gate(PRESSURE).at("/override/bloodPressure/systolic").asInt())
                .isEqualTo(150);
        becomeReady(sample).expect(200);
        clock.advance(Duration.ofMinutes(5));
        sample.pressure(149, 85);
        assertThat(state(sample, PRESSURE)).isEqualTo("OVERRIDDEN");
        clock.advance(Duration.ofMinutes(5));
        sample.pressure(149, 91);
        assertThat(state(sample, PRESSURE)).isEqualTo("MISSING");
        sample.override(PRESSURE, REASON).expect(200);
        assertThat(state(sample, PRESSURE)).isEqualTo("OVERRIDDEN");
    }

    @Test
    void aBloodPressureInTheHighestBandIsNobodysToLift() {
        var sample = SessionSample.infusion().begun().evidenceMet();
        sample.pressure(180, 100);
        assertRefused(sample.override(PRESSURE, REASON), 422, "gate-not-overridable");
    }

    @Test
    void ofWhatHoldsNothingIsLifted() {
        var sample = SessionSample.infusion().begun().gatesMet();
        sample.override("FASTING_CONFIRMED", REASON).expect(200);
        assertThat(sample.gate("FASTING_CONFIRMED").has("override")).isFalse();
        assertThat(state(sample, "FASTING_CONFIRMED")).isEqualTo("MET");
    }

    @Test
    void whoWaitsTooLongIsNotReadyAnyMore() {
        var sample = SessionSample.infusion().begun().ready();
        var version = sample.version();
        clock.advance(Duration.ofMinutes(59));
        watch.run();
        assertThat(sample.state()).isEqualTo("READY");
        assertThat(sample.version()).isEqualTo(version);
        clock.advance(Duration.ofMinutes(2));
        assertThat(state(sample, PRESSURE)).isEqualTo("EXPIRED");
        watch.run();
        var session = sample.read();
        assertThat(session.path("state").asText()).isEqualTo("ARRIVED");
        assertThat(session.has("readyAt")).isFalse();
        assertThat(session.at("/changes/2/from").asText()).isEqualTo("READY");
        assertThat(session.at("/changes/2").has("by")).isFalse();
        sample.pressure(121, 81);
        becomeReady(sample).expect(200);
    }

    @Test
    void newsThatCloseAGateTakeReadinessAwayAtOnce() {
        var sample = SessionSample.infusion().begun().ready();
        sample.evidence("FASTING_CONFIRMED", sample.fasting(10, 10)).expect(200);
        assertThat(sample.state()).isEqualTo("ARRIVED");
        assertThat(missing(becomeReady(sample))).containsExactly("FASTING_CONFIRMED");
    }

    @Test
    void newsThatCloseNothingLeaveAReadySessionAsItIs() {
        var sample = SessionSample.infusion().begun().ready();
        var version = sample.version();
        sample.evidence("TRANSPORT_CONFIRMED", transport("PERSON")).expect(200);
        assertThat(sample.state()).isEqualTo("READY");
        assertThat(sample.version()).isEqualTo(version);
    }

    @Test
    void reviewsOfEarlierSessionsHoldForThirtyDays() {
        clock.advance(Duration.ofDays(-30));
        var first = SessionSample.infusion().begun().evidenceMet();
        clock.reset();
        var second = first.again().booked().begun();
        assertThat(missing(becomeReady(second))).containsExactly("FASTING_CONFIRMED", "TRANSPORT_CONFIRMED", PRESSURE);
        assertThat(second.gate("PREGNANCY_REVIEWED").path("evidence")).isEmpty();
        assertThat(second.gate("PREGNANCY_REVIEWED").path("basis")).hasSize(1);
    }

    @Test
    void aDayLaterTheyDoNot() {
        clock.advance(Duration.ofDays(-31));
        var first = SessionSample.infusion().begun().evidenceMet();
        clock.reset();
        var second = first.again().booked().begun();
        assertThat(missing(becomeReady(second))).contains("PREGNANCY_REVIEWED", "MEDICATIONS_REVIEWED");
        assertThat(state(second, "PREGNANCY_REVIEWED")).isEqualTo("EXPIRED");
    }

    @Test
    void anotherPatientsReviewSaysNothing() {
        var first = SessionSample.infusion().begun().evidenceMet();
        assertThat(missing(becomeReady(first.another().begun()))).contains("PREGNANCY_REVIEWED");
    }

    @Test
    void eachGateTakesItsOwnMembersOnly() {
        var sample = SessionSample.spray().begun();
        assertPointers(sample.evidence("FASTING_CONFIRMED", Map.of()), "/lastFoodAt", "/lastLiquidAt");
        assertPointers(
                sample.evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_PREGNANT", "changed", false)), "/changed");
        assertPointers(sample.evidence("MEDICATIONS_REVIEWED", Map.of("changed", true)), "/note");
        assertPointers(sample.evidence("FASTING_CONFIRMED", sample.fasting(-5, -5)), "/lastFoodAt", "/lastLiquidAt");
        assertPointers(
                sample.evidence(
                        "TRANSPORT_CONFIRMED", Map.of("kind", "PERSON", "name", "Bea Testperson", "phone", "12")),
                "/phone");
        assertPointers(
                sample.evidence(
                        "PRESCRIBER_ON_SITE",
                        Map.of("practitioner", sample.place().actor("nurse-1"))),
                "/practitioner");
        var other = new HashMap<>(SessionSample.prescription());
        other.put("drug", "KETAMINE");
        assertPointers(sample.evidence("PRESCRIPTION_ON_FILE", other), "/drug");
        assertPointers(
                sample.evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_PREGNANT", "at", sample.ago(-3))), "/at");
        assertPointers(
                sample.evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_PREGNANT", "at", sample.ago(60))), "/at");
        assertRefused(sample.evidence(PRESSURE, Map.of()), 422, "gate-takes-no-evidence");
        assertRefused(sample.evidence("CLEARANCE", Map.of()), 422, "gate-takes-no-evidence");
        sample.evidence("NO_SUCH_GATE", Map.of()).expect(404);
        SessionSample.infusion()
                .begun()
                .evidence("PRESCRIPTION_ON_FILE", SessionSample.prescription())
                .expect(404);
    }

    private static void assertPointers(Answer refused, String... pointers) {
        assertRefused(refused, 400, "invalid-request");
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).containsExactly(pointers);
    }

    @Test
    void theFrontDeskSeesWhetherAndNotWhy() {
        var sample = SessionSample.infusion().begun().gatesMet();
        JsonNode seen = desk().get(sample.path() + "/gates").expect(200).body();
        assertThat(seen.path("items")).allSatisfy(gate -> {
            assertThat(gate.path("state").asText()).isEqualTo("MET");
            assertThat(gate.has("evidence")).isFalse();
            assertThat(gate.has("basis")).isFalse();
            assertThat(gate.has("lacks")).isFalse();
            assertThat(gate.has("warnings")).isFalse();
        });
        assertThat(sample.gate("TRANSPORT_CONFIRMED")
                        .at("/evidence/0/detail/phone")
                        .asText())
                .isEqualTo("+16175550143");
    }

    @Test
    void whatIsPutOnFileIsSealedAndStays() {
        var sample = SessionSample.infusion().begun();
        var name = "Bea Marker" + UUID.randomUUID().toString().substring(0, 8);
        sample.evidence("TRANSPORT_CONFIRMED", Map.of("kind", "PERSON", "name", name, "phone", "(617) 555-0143"))
                .expect(200);
        assertThat(EveryTable.of(database).with(name)).isEmpty();
        assertThat(EveryTable.of(database).sealedWith(name)).containsExactly("evidence_entry.detail");
        for (var change : List.of("at = at - interval '1 hour'", "code = 'FASTING_CONFIRMED'", "withdrawn = true")) {
            assertThatThrownBy(() -> database.update(
                            "update evidence_entry set " + change + " where session_id = ?", sample.uuid()))
                    .as(change)
                    .hasMessageContaining("stays");
        }
    }

    @Test
    void theDatabaseLiftsNothingThatNobodyMayLift() {
        var sample = SessionSample.infusion().begun();
        sample.override("FASTING_CONFIRMED", REASON).expect(200);
        for (var gate :
                List.of("CLEARANCE", "CONSENT_SIGNED", "CRISIS_FLAG_CLEAR", "REMS_SITE_ACTIVE", "PRESCRIBER_ON_SITE")) {
            assertThatThrownBy(() -> database.update(
                            "update session_gate_override set code = ? where session_id = ?", gate, sample.uuid()))
                    .hasMessageContaining("session_gate_override_never");
        }
        assertThatThrownBy(() ->
                        database.update("update gate_rule set overridable = true where code = 'PRESCRIBER_ON_SITE'"))
                .hasMessageContaining("what a label asks stays");
    }

    @Test
    void aCorrectionKeepsTheWrongEntryAndTakesReadinessAway() {
        var sample = SessionSample.infusion().begun().ready();
        var wrong = sample.entry("FASTING_CONFIRMED", 0);
        var right = Map.of("reason", "made-up note 4711", "evidence", sample.fasting(60, 60));
        sample.correct("FASTING_CONFIRMED", 0, right).expect(200);
        var gate = sample.gate("FASTING_CONFIRMED");
        assertThat(gate.path("state").asText()).isEqualTo("MISSING");
        assertThat(gate.path("evidence")).hasSize(2);
        assertThat(gate.at("/evidence/0/id").asText()).isEqualTo(wrong);
        assertThat(gate.at("/evidence/0/correctedBy").asText())
                .isEqualTo(gate.at("/evidence/1/id").asText());
        assertThat(gate.at("/evidence/0/detail/lastFoodAt").asText()).isNotEmpty();
        assertThat(gate.at("/evidence/1/corrects").asText()).isEqualTo(wrong);
        assertThat(gate.at("/evidence/1/correctionReason").asText()).isEqualTo(right.get("reason"));
        assertThat(sample.state()).isEqualTo("ARRIVED");
        assertRefused(sample.correct("FASTING_CONFIRMED", 0, right), 409, "entry-corrected");
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_GATE_EVIDENCE_CORRECTED");
    }

    @Test
    void whatIsWithdrawnSpeaksForNothingAndWhatCameBeforeItCountsAgain() {
        var sample = SessionSample.infusion().begun().gatesMet();
        sample.evidence("FASTING_CONFIRMED", sample.fasting(10, 10)).expect(200);
        assertThat(state(sample, "FASTING_CONFIRMED")).isEqualTo("MISSING");
        var withdrawal = Map.of("reason", "made-up note 4711", "withdrawn", true);
        sample.correct("FASTING_CONFIRMED", 1, withdrawal).expect(200);
        assertThat(state(sample, "FASTING_CONFIRMED")).isEqualTo("MET");
        sample.correct("FASTING_CONFIRMED", 0, withdrawal).expect(200);
        var gate = sample.gate("FASTING_CONFIRMED");
        assertThat(gate.path("state").asText()).isEqualTo("MISSING");
        assertThat(gate.path("evidence")).hasSize(4);
        assertThat(gate.path("evidence").valueStream().filter(entry -> entry.path("withdrawn")
                        .asBoolean()))
                .hasSize(2);
    }

    @Test
    void aCorrectionSaysWhatIsRightOrThatNothingIs() {
        var sample = SessionSample.infusion().begun().gatesMet();
        assertPointers(sample.correct("FASTING_CONFIRMED", 0, Map.of("reason", "made up")), "/evidence");
        assertPointers(
                sample.correct(
                        "FASTING_CONFIRMED",
                        0,
                        Map.of("reason", "made up", "withdrawn", true, "evidence", sample.fasting(60, 60))),
                "/withdrawn");
        assertPointers(
                sample.correct(
                        "FASTING_CONFIRMED", 0, Map.of("reason", "made up", "evidence", Map.of("outcome", "UNSURE"))),
                "/evidence/lastFoodAt",
                "/evidence/lastLiquidAt",
                "/evidence/outcome");
        var entry = sample.entry("FASTING_CONFIRMED", 0);
        var request = Map.of("reason", "made up", "withdrawn", true);
        sample.add(nurse(), "gates/PREGNANCY_REVIEWED/evidence/" + entry + "/correction", request)
                .expect(404);
        nurse().post(
                        SessionSample.infusion().begun().path() + "/gates/FASTING_CONFIRMED/evidence/" + entry
                                + "/correction",
                        request)
                .expect(404);
    }

    @Test
    void ofTwoWhoCorrectTheSameEntryOneIsToldOfTheOther() {
        var sample = SessionSample.infusion().begun().gatesMet();
        var path = sample.path() + "/gates/FASTING_CONFIRMED/evidence/" + sample.entry("FASTING_CONFIRMED", 0)
                + "/correction";
        var answers = Race.of(4, n -> () -> nurse().post(path, Map.of("reason", "made up", "withdrawn", true)));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 3));
    }

    @Test
    void aHigherPressureTakesReadinessAwayAndACorrectedOneDoesNotBringItBack() {
        var sample = SessionSample.infusion().begun().ready();
        var high = sample.add(nurse(), "vitals", Map.of("systolic", 182, "diastolic", 90))
                .expect(201);
        assertThat(sample.state()).isEqualTo("ARRIVED");
        var right = Map.of("reason", "made up", "systolic", 128, "diastolic", 90);
        sample.add(nurse(), "vitals/" + high.text("id") + "/correction", right).expect(200);
        assertThat(state(sample, PRESSURE)).isEqualTo("MET");
        assertThat(sample.gate(PRESSURE).at("/warnings/0").asText()).isEqualTo("BLOOD_PRESSURE_RAISED");
        assertThat(sample.state()).isEqualTo("ARRIVED");
        becomeReady(sample).expect(200);
    }

    @Test
    void aDoseAsksEveryGateAgain() {
        var chart = ChartSample.infusion().ready();
        clock.advance(Duration.ofMinutes(61));
        chart.day.chart().flag();
        assertThat(missing(chart.give(chart.drip(40)))).containsExactly("CRISIS_FLAG_CLEAR", PRESSURE);
        assertThat(chart.list("doses")).isEmpty();
        assertThat(chart.day.state()).isEqualTo("READY");
    }

    @Test
    void aDoseIsNotGivenBeforeSomebodyHasRecordedReadiness() {
        var chart = ChartSample.infusion();
        chart.day.gatesMet();
        assertRefused(chart.give(chart.drip(40)), 409, "session-not-open");
    }

    @Test
    void noMoreDevicesAreGivenThanThePrescriptionSays() {
        var chart = ChartSample.spray();
        chart.ready();
        var less = new HashMap<>(SessionSample.prescription());
        less.put("amount", 56);
        chart.day.evidence("PRESCRIPTION_ON_FILE", less).expect(200);
        chart.give(chart.device(1)).expect(201);
        chart.later(5).give(chart.device(2)).expect(201);
        assertRefused(chart.later(5).give(chart.device(3)), 422, "dose-not-possible");
    }

    @Test
    void twoNursesAtOnceHaveBothPutItOnFile() {
        var sample = SessionSample.infusion().begun().ready();
        var answers = Race.of(8, n -> () -> sample.evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_APPLICABLE")));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 8));
        assertThat(sample.gate("PREGNANCY_REVIEWED").path("evidence")).hasSize(9);
        assertThat(sample.state()).isEqualTo("READY");
    }

    @Test
    void ofTwoNursesWhoRecordReadinessAtOnceOneIsToldThatTheOtherHas() {
        var sample = SessionSample.infusion().begun().gatesMet();
        var path = sample.path() + "/readiness";
        var version = sample.version();
        var answers = Race.of(2, n -> () -> nurse().ifMatch(version).post(path, Map.of()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 1));
        assertThat(sample.read().path("changes")).hasSize(2);
    }

    @Test
    void aDoubleClickIsOneClick() {
        var sample = SessionSample.infusion().begun().evidenceMet();
        sample.pressure(165, 95);
        for (var call : List.of("gates/PREGNANCY_REVIEWED", "gates/" + PRESSURE + "/override")) {
            var key = UUID.randomUUID();
            Object body = call.endsWith("override") ? REASON : Map.of("outcome", "NOT_PREGNANT");
            var first = prescriber()
                    .with("Idempotency-Key", key)
                    .post(sample.path() + "/" + call, body)
                    .expect(200);
            var again = prescriber()
                    .with("Idempotency-Key", key)
                    .post(sample.path() + "/" + call, body)
                    .expect(200);
            assertThat(again.body()).isEqualTo(first.body());
        }
        assertThat(sample.gate("PREGNANCY_REVIEWED").path("evidence")).hasSize(2);
        assertThat(rows("session_gate_override", sample)).isEqualTo(1);
        var key = UUID.randomUUID();
        var ready = nurse().ifMatch(sample.version()).with("Idempotency-Key", key);
        var first = ready.post(sample.path() + "/readiness", Map.of()).expect(200);
        assertThat(ready.post(sample.path() + "/readiness", Map.of())
                        .expect(200)
                        .body())
                .isEqualTo(first.body());
        assertThat(rows("session_change", sample)).isEqualTo(2);
    }

    private long rows(String table, SessionSample sample) {
        return database.first(
                        "select count(*) from " + table + " where session_id = ?", row -> row.getLong(1), sample.uuid())
                .orElseThrow();
    }

    @Test
    void readinessNeedsTheVersionThatWasRead() {
        var sample = SessionSample.infusion().begun().gatesMet();
        assertRefused(nurse().post(sample.path() + "/readiness", Map.of()), 428, "if-match-required");
        assertRefused(nurse().ifMatch(7).post(sample.path() + "/readiness", Map.of()), 412, "stale-version");
    }

    @Test
    void aDoseThatIsToldLaterIsJudgedForItsOwnMoment() {
        var sample = SessionSample.infusion().begun().gatesMet();
        var now = SessionSample.now();
        assertThat(checked(sample, now)).isTrue();
        assertThat(checked(sample, now.minus(Duration.ofMinutes(3)))).isFalse();
        assertThat(checked(sample, now.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(checked(sample, now.plus(Duration.ofMinutes(61)))).isFalse();
    }

    @Inject
    DayGates gates;

    @Inject
    SessionFiles files;

    private boolean checked(SessionSample sample, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> gates.of(files.of(sample.uuid()), at).holds());
    }
}
