package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.ChartSample.signs;
import static org.stillpoint.session.GateAnswers.PRESSURE;
import static org.stillpoint.session.GateAnswers.REASON;
import static org.stillpoint.session.GateAnswers.missing;
import static org.stillpoint.testsupport.Chart.prescriber;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.TestClock;

/** A dose is recorded some time after it was given, and much may have become of the gates meanwhile. */
@QuarkusTest
class ToldLaterTest {

    @Inject
    ReadinessWatch watch;

    @Inject
    TestClock clock;

    private static Map<String, Object> givenAgo(ChartSample chart, long minutes) {
        var dose = chart.drip(40);
        dose.put("start", chart.day.ago(minutes));
        return dose;
    }

    private static void end(ChartSample chart, String records, String how) {
        var path = chart.day.chart().path(records);
        var newest = prescriber().get(path).expect(200).body().at("/items/0/id").asText();
        prescriber().post(path + "/" + newest + "/" + how, REASON).expect(200);
    }

    @Test
    void aPressureThatRoseAfterItKeepsNoDoseFromBeingRecorded() {
        var chart = ChartSample.infusion().ready();
        var readyAt = chart.day.read().path("readyAt").asText();
        chart.later(15).vitals(signs(165, 102)).expect(201);
        assertThat(chart.day.state()).isEqualTo("ARRIVED");
        var dose = chart.later(2).give(givenAgo(chart, 12)).expect(201);
        var session = chart.day.read();
        assertThat(session.path("state").asText()).isEqualTo("DOSING");
        assertThat(session.path("readyAt").asText()).isEqualTo(readyAt);
        assertThat(session.path("dosingBeganAt").asText()).isEqualTo(dose.text("start"));
        assertThat(session.path("changes").findValuesAsText("to"))
                .containsExactly("ARRIVED", "READY", "ARRIVED", "READY", "DOSING");
        chart.later(5).ended();
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
    }

    @Test
    void norDoesAReadingThatHasGrownOldSince() {
        var chart = ChartSample.infusion().ready().later(62);
        watch.run();
        assertThat(chart.day.state()).isEqualTo("ARRIVED");
        assertThat(missing(chart.give(givenAgo(chart, 0)))).containsExactly(PRESSURE);
        assertThat(missing(chart.give(givenAgo(chart, 1)))).containsExactly(PRESSURE);
        chart.later(3).give(givenAgo(chart, 7)).expect(201);
    }

    @ParameterizedTest
    @CsvSource({"consents, revocation", "clearances, withdrawal", "screening-reviews, withdrawal"})
    void norDoesWhatWasDecidedSince(String records, String how) {
        var chart = ChartSample.infusion().ready().later(10);
        end(chart, records, how);
        chart.later(1).give(givenAgo(chart, 6)).expect(201);
    }

    @Test
    void norDoesASignOfDangerSince() {
        var chart = ChartSample.infusion().ready().later(10);
        chart.day.chart().flag();
        watch.run();
        assertThat(chart.day.state()).isEqualTo("ARRIVED");
        chart.later(1).give(givenAgo(chart, 6)).expect(201);
    }

    @Test
    void norDoesWhatWasDecidedInTheSameMinuteAfterIt() {
        var chart = ChartSample.infusion().ready().later(10);
        var dose = chart.drip(40);
        dose.put("start", SessionSample.now().toString());
        clock.advance(Duration.ofSeconds(30));
        chart.day.chart().flag();
        chart.later(5).give(dose).expect(201);
    }

    @Test
    void norDoesEvidenceThatIsWithdrawnSince() {
        var chart = ChartSample.spray().ready().later(10);
        chart.day
                .correct("PRESCRIPTION_ON_FILE", 0, Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        chart.later(1);
        var sooner = chart.device(1);
        sooner.put("start", chart.day.ago(6));
        var later = chart.device(1);
        later.put("start", chart.day.ago(0));
        assertThat(chart.give(later).status()).isNotEqualTo(201);
        chart.give(sooner).expect(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasDecidedBeforeItCountsWhetherOrNotAnybodyHasLookedSince(boolean looked) {
        var chart = ChartSample.infusion().ready().later(10);
        end(chart, "consents", "revocation");
        chart.later(3);
        if (looked) {
            watch.run();
        }
        assertThat(chart.day.state()).isEqualTo(looked ? "ARRIVED" : "READY");
        assertThat(missing(chart.later(5).give(givenAgo(chart, 6)))).containsExactly("CONSENT_SIGNED");
        assertThat(chart.list("doses")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "consents, revocation, CONSENT_SIGNED",
        "clearances, withdrawal, CLEARANCE",
        "screening-reviews, withdrawal, SCREENING_REVIEWED"
    })
    void whatWasMendedAfterItOpensNoGateForIt(String records, String how, String gate) {
        var chart = ChartSample.infusion().ready().later(10);
        end(chart, records, how);
        watch.run();
        var person = chart.later(10).day.chart();
        person.consent("TREATMENT").consent("OFF_LABEL").review("NO_CONCERN");
        person.clearance(
                Route.IV_KETAMINE,
                "TREATMENT_RESISTANT_DEPRESSION",
                chart.day.place().day().plusDays(180));
        chart.ready().later(1);
        assertThat(missing(chart.give(givenAgo(chart, 6)))).containsExactly(gate);
        assertThat(chart.list("doses")).isEmpty();
        chart.give(givenAgo(chart, 14)).expect(201);
    }

    @Test
    void whatAPrescriberLiftedAfterItOpensNoGateForIt() {
        var chart = ChartSample.infusion().ready();
        chart.later(5).vitals(signs(165, 102)).expect(201);
        chart.later(10).day.override(PRESSURE, REASON).expect(200);
        chart.ready().later(1);
        assertThat(missing(chart.give(givenAgo(chart, 6)))).containsExactly(PRESSURE);
        assertThat(chart.list("doses")).isEmpty();
        chart.give(givenAgo(chart, 0)).expect(201);
    }

    @Test
    void evidenceThatWasPutOnFileAfterItAndWithdrawnNeverSpokeForIt() {
        var chart = ChartSample.spray().measured().later(30);
        var others = new HashMap<>(SessionSample.prescription());
        others.put("at", chart.day.ago(25));
        chart.day.evidence("PRESCRIPTION_ON_FILE", others).expect(200);
        chart.day
                .correct("PRESCRIPTION_ON_FILE", 0, Map.of("reason", "another patient's", "withdrawn", true))
                .expect(200);
        chart.later(5).ready().later(1);
        var sooner = chart.device(1);
        sooner.put("start", chart.day.ago(20));
        assertThat(missing(chart.give(sooner))).contains("PRESCRIPTION_ON_FILE");
        assertThat(chart.list("doses")).isEmpty();
    }

    @Test
    void aSignOfDangerThatIsClearedAfterItStoodAgainstIt() {
        var chart = ChartSample.infusion().ready().later(10);
        var flag = chart.day.chart().flag();
        watch.run();
        chart.later(10).day.chart().end("crisis-flags", flag, "clearing").expect(200);
        chart.ready().later(1);
        assertThat(missing(chart.give(givenAgo(chart, 6)))).containsExactly("CRISIS_FLAG_CLEAR");
        chart.give(givenAgo(chart, 14)).expect(201);
    }

    @Test
    void whatWasMendedInTheSameMinuteCameBeforeIt() {
        var chart = ChartSample.infusion().ready().later(10);
        var flag = chart.day.chart().flag();
        var dose = chart.later(5).drip(40);
        dose.put("start", SessionSample.now().toString());
        clock.advance(Duration.ofSeconds(20));
        chart.day.chart().end("crisis-flags", flag, "clearing").expect(200);
        chart.later(5).give(dose).expect(201);
    }

    @Test
    void whoeverWasNotReadyYetOrNotAnyMoreIsNotTreatedAsReady() {
        var chart = ChartSample.infusion();
        chart.day.evidenceMet();
        chart.measured().later(10).ready();
        chart.later(5).vitals(signs(165, 102)).expect(201);
        chart.later(5).vitals(signs(121, 78)).expect(201);
        chart.later(5);
        var before = chart.everything();
        for (int minutes : new int[] {20, 8, 1}) {
            assertThat(chart.give(givenAgo(chart, minutes)).problem()).isEqualTo("session-not-open");
        }
        assertThat(chart.everything()).isEqualTo(before);
        chart.give(givenAgo(chart, 12)).expect(201);
    }

    @Test
    void aReadingThatWasTakenBeforeItCountsWheneverItIsWrittenDown() {
        var chart = ChartSample.infusion().ready().later(15);
        var high = signs(185, 102);
        high.put("at", chart.day.ago(8));
        chart.vitals(high).expect(201);
        assertThat(missing(chart.give(givenAgo(chart, 6)))).containsExactly(PRESSURE);
    }
}
