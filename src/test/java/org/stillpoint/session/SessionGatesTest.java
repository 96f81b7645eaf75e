package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.GateAnswers.PRESSURE;
import static org.stillpoint.session.GateAnswers.REASON;
import static org.stillpoint.session.GateAnswers.becomeReady;
import static org.stillpoint.session.GateAnswers.missing;
import static org.stillpoint.session.GateAnswers.state;
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
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;

/** What has to be true before a dose, and whoever is ready is so as long as it is. */
@QuarkusTest
class SessionGatesTest {

    @Inject
    Database database;

    @Inject
    SessionFiles files;

    @Inject
    TestClock clock;

    @Inject
    ReadinessWatch watch;

    @Inject
    Readiness readiness;

    @Inject
    DayGates gates;

    private long rows(String table, SessionSample sample) {
        return database.first(
                        "select count(*) from " + table + " where session_id = ?", row -> row.getLong(1), sample.uuid())
                .orElseThrow();
    }

    private boolean checked(SessionSample sample, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> gates.of(files.of(sample.uuid()), at).holds());
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

    private static void takeBack(SessionSample sample, String records, String how) {
        var path = sample.chart().path(records);
        var newest = prescriber().get(path).expect(200).body().at("/items/0/id").asText();
        prescriber().post(path + "/" + newest + "/" + how, REASON).expect(200);
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
        takeBack(sample, records, how);
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
        watch.run();
        assertThat(chart.day.state()).isEqualTo("ARRIVED");
    }

    @ParameterizedTest
    @CsvSource({
        "consents, revocation, CONSENT_SIGNED",
        "clearances, withdrawal, CLEARANCE",
        "evaluations, withdrawal, EVALUATION_CURRENT",
        "screening-reviews, withdrawal, SCREENING_REVIEWED"
    })
    void whoLosesWhatCameBeforeTheBookingIsNotReadyAnyMore(String records, String how, String gate) {
        var sample = SessionSample.infusion().begun().ready();
        watch.run();
        assertThat(sample.state()).isEqualTo("READY");
        takeBack(sample, records, how);
        watch.run();
        assertThat(sample.state()).isEqualTo("ARRIVED");
        assertThat(missing(becomeReady(sample))).containsExactly(gate);
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

    @Test
    void aSessionAtWhichTheLookFailsKeepsNoOtherWaitingAndIsNotPassedOver() {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var looked = new ArrayList<UUID>();
        var failing = new ReadinessWatch(new Readiness(null, null, null, null, null, null) {
            @Override
            List<UUID> ready() {
                return ids;
            }

            @Override
            void look(UUID id) {
                looked.add(id);
                if (!id.equals(ids.getLast())) {
                    throw new IllegalStateException(id.toString());
                }
            }
        });
        assertThatThrownBy(failing::run).hasMessage(ids.getFirst().toString());
        assertThat(looked).isEqualTo(ids);
    }
}
