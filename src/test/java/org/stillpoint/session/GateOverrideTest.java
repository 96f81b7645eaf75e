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
import static org.stillpoint.testsupport.Chart.prescriber;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.TestClock;

/** What a prescriber lifts on the day, and what nobody does. */
@QuarkusTest
class GateOverrideTest {

    @Inject
    Database database;

    @Inject
    ReadinessWatch watch;

    @Inject
    TestClock clock;

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
    void aVisitThatIsBookedTooNearAfterItTakesNoReadinessAway() {
        var sample = SessionSample.infusion().ready();
        var office = sample.place();
        var next = office.booking("infusion", office.at(office.day().plusDays(1), "10:00"), sample.patient());
        next.put("override", Map.of("reason", "made up", "gates", List.of("SPACING_KEPT")));
        prescriber().post("/v1/appointments", next).expect(201);
        watch.run();
        assertThat(sample.state()).isEqualTo("READY");
        assertThat(state(sample, "SPACING_KEPT")).isEqualTo("MET");
    }

    @Test
    void whatIsDecidedAfterTheBookingAsksForAnotherWord() {
        var sample = SessionSample.infusion();
        var reviews = sample.chart().path("screening-reviews");
        var id = prescriber().get(reviews).body().at("/items/0/id").asText();
        prescriber().post(reviews + "/" + id + "/withdrawal", REASON).expect(200);
        sample.bookedOverriding("SCREENING_REVIEWED").begun().gatesMet();
        assertThat(state(sample, "SCREENING_REVIEWED")).isEqualTo("OVERRIDDEN");
        sample.chart().review("NOT_ACCEPTABLE");
        assertThat(missing(becomeReady(sample))).containsExactly("SCREENING_REVIEWED");
        sample.override("SCREENING_REVIEWED", REASON).expect(200);
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
    void aServiceIsKeptAlsoWhereSomebodyElseIsOnFile() {
        var sample = SessionSample.infusion().begun().gatesMet();
        sample.override("TRANSPORT_CONFIRMED", Map.of("reason", "made up", "transportService", "Example Rides"))
                .expect(200);
        var lifted = sample.gate("TRANSPORT_CONFIRMED");
        assertThat(lifted.path("state").asText()).isEqualTo("OVERRIDDEN");
        assertThat(lifted.at("/override/transportService").asText()).isEqualTo("Example Rides");
        // Somebody comes after all.
        sample.evidence("TRANSPORT_CONFIRMED", transport("PERSON")).expect(200);
        assertThat(state(sample, "TRANSPORT_CONFIRMED")).isEqualTo("MET");
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
}
