package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.GateAnswers.PRESSURE;
import static org.stillpoint.session.GateAnswers.becomeReady;
import static org.stillpoint.session.GateAnswers.missing;
import static org.stillpoint.session.GateAnswers.state;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** What is put on file for the gates of a day, corrected and taken back. */
@QuarkusTest
class GateEvidenceTest {

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Inject
    DayGates gates;

    private static void assertPointers(Answer refused, String... pointers) {
        assertRefused(refused, 400, "invalid-request");
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).containsExactly(pointers);
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
        assertPointers(
                sample.evidence(
                        "PRESCRIBER_ON_SITE",
                        Map.of("practitioner", SessionSample.office().actor("prescriber"))),
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
        assertRefused(sample.correct("FASTING_CONFIRMED", 0, withdrawal), 409, "entry-withdrawn");
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
    void twoNursesAtOnceHaveBothPutItOnFile() {
        var sample = SessionSample.infusion().begun().ready();
        var answers = Race.of(8, n -> () -> sample.evidence("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_APPLICABLE")));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 8));
        assertThat(sample.gate("PREGNANCY_REVIEWED").path("evidence")).hasSize(9);
        assertThat(sample.state()).isEqualTo("READY");
    }
}
