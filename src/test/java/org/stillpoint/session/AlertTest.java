package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class AlertTest {

    /** What others are told. */
    @ApplicationScoped
    static class Heard {
        private final Queue<SessionChanged> all = new ConcurrentLinkedQueue<>();

        void hear(@Observes SessionChanged change) {
            all.add(change);
        }

        List<String> of(ChartSample chart) {
            return all.stream()
                    .filter(change -> change.session().equals(chart.day.uuid()))
                    .map(SessionChanged::what)
                    .toList();
        }
    }

    @Inject
    OverdueVitals overdue;

    @Inject
    Heard heard;

    private static Map<String, Object> event(boolean serious) {
        return new HashMap<>(Map.of(
                "code",
                "CHEST_PAIN",
                "severity",
                "SEVERE",
                "serious",
                serious,
                "action",
                "EMERGENCY_CALLED",
                "outcome",
                "RECOVERING",
                "note",
                "made up"));
    }

    private static Answer happened(ChartSample chart, Map<String, Object> event) {
        return chart.day.add(nurse(), "adverse-events", event);
    }

    @Test
    void anAdverseEventIsKept() {
        var chart = ChartSample.infusion();
        var kept = happened(chart, event(false)).expect(201);
        assertThat(kept.text("code")).isEqualTo("CHEST_PAIN");
        assertThat(kept.text("severity")).isEqualTo("SEVERE");
        assertThat(kept.text("outcome")).isEqualTo("RECOVERING");
        assertThat(kept.text("note")).isEqualTo("made up");
        assertThat(chart.list("adverse-events")).containsExactly(kept.body());
        assertThat(chart.list("alerts")).isEmpty();
        assertThat(heard.of(chart)).contains("ADVERSE_EVENT").doesNotContain("ALERT");
    }

    @Test
    void aSeriousOneAlerts() {
        var chart = ChartSample.infusion();
        var kept = happened(chart, event(true)).expect(201);
        var alert = chart.list("alerts").get(0);
        assertThat(alert.path("kind").asText()).isEqualTo("SERIOUS_ADVERSE_EVENT");
        assertThat(alert.path("subject").asText()).isEqualTo(kept.text("id"));
        assertThat(alert.path("at").asText()).isEqualTo(kept.text("onset"));
        assertThat(heard.of(chart)).contains("ADVERSE_EVENT", "ALERT");
    }

    @Test
    void oneThatTurnsOutToBeSeriousAlertsThen() {
        var chart = ChartSample.infusion();
        var kept = happened(chart, event(false)).expect(201);
        var right = event(true);
        right.put("reason", "made up");
        chart.day
                .add(nurse(), "adverse-events/" + kept.text("id") + "/correction", right)
                .expect(200);
        assertThat(chart.list("alerts")).hasSize(1);
        assertThat(chart.list("adverse-events")).hasSize(2);
    }

    private static Map<String, Object> thoughts() {
        var event = event(false);
        event.put("code", "SUICIDAL_THOUGHTS");
        return event;
    }

    /** What the patient is flagged for, and whether somebody is still to see to that. */
    private static List<String> dangers(ChartSample chart) {
        return ChartSample.database()
                .list(
                        "select f.origin || ' ' || f.origin_id || ' ' || r.status from crisis_flag f join follow_up r"
                                + " on r.patient_id = f.patient_id and r.origin = 'RISK:' || f.id where f.patient_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(chart.day.patient()));
    }

    @Test
    void suicidalThoughtsFlagThePatientOnceForADayAlsoWhereTheyAreNotSerious() {
        var chart = ChartSample.infusion();
        happened(chart, thoughts()).expect(201);
        happened(chart, thoughts()).expect(201);
        assertThat(dangers(chart)).containsExactly("ADVERSE_EVENT " + chart.day.uuid() + " OPEN");
        assertThat(chart.list("adverse-events")).hasSize(2);
        assertThat(chart.list("alerts")).isEmpty();
    }

    @Test
    void aCorrectionToSuicidalThoughtsFlagsThePatientAndTakingThemBackClearsNothing() {
        var chart = ChartSample.infusion();
        var wrong = happened(chart, event(false)).expect(201);
        assertThat(dangers(chart)).isEmpty();
        var right = thoughts();
        right.put("reason", "made up");
        var corrected = chart.day
                .add(nurse(), "adverse-events/" + wrong.text("id") + "/correction", right)
                .expect(200);
        assertThat(dangers(chart)).hasSize(1);
        chart.day
                .add(
                        nurse(),
                        "adverse-events/" + corrected.text("id") + "/correction",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(dangers(chart)).hasSize(1);
    }

    @Test
    void whatWasHeardAndSeenToIsNotHeardAgainWhereOnlyTheRestIsCorrected() {
        var chart = ChartSample.infusion();
        var told = happened(chart, thoughts()).expect(201);
        var flags = "/v1/patients/" + chart.day.patient() + "/crisis-flags";
        var flag = prescriber().get(flags).expect(200).body().at("/items/0/id").asText();
        prescriber()
                .post(flags + "/" + flag + "/clearing", Map.of("reason", "made up"))
                .expect(200);
        var right = thoughts();
        right.put("reason", "made up");
        right.put("severity", "MODERATE");
        chart.day
                .add(nurse(), "adverse-events/" + told.text("id") + "/correction", right)
                .expect(200);
        assertThat(dangers(chart)).hasSize(1);
    }

    @Test
    void whatIsMissingOrUnknownIsRefusedAndChangesNothing() {
        var chart = ChartSample.infusion();
        var before = chart.everything();
        for (var member : List.of("code", "severity", "serious", "action", "outcome")) {
            var lacking = event(true);
            lacking.remove(member);
            assertThat(happened(chart, lacking)
                            .expect(400)
                            .body()
                            .path("errors")
                            .findValuesAsText("pointer"))
                    .containsExactly("/" + member);
        }
        var unknown = event(true);
        unknown.put("code", "BAD_LUCK");
        happened(chart, unknown).expect(400);
        assertThat(chart.everything()).isEqualTo(before);
        var wrong = happened(chart, event(false)).expect(201);
        var answer = chart.day.add(
                nurse(), "adverse-events/" + wrong.text("id") + "/correction", Map.of("reason", "made up"));
        assertThat(answer.expect(400).body().path("errors")).hasSize(5);
    }

    @Test
    void whoSeesToItFirstIsKept() {
        var chart = ChartSample.infusion();
        happened(chart, event(true)).expect(201);
        var path = "alerts/" + chart.list("alerts").get(0).path("id").asText() + "/acknowledgement";
        var first = chart.day.add(nurse(), path, Map.of()).expect(200);
        assertThat(first.body().has("acknowledgedAt")).isTrue();
        var second = chart.later(5).day.add(prescriber(), path, Map.of()).expect(200);
        assertThat(second.body()).isEqualTo(first.body());
        chart.day
                .add(nurse(), "alerts/" + UUID.randomUUID() + "/acknowledgement", Map.of())
                .expect(404);
    }

    @Test
    void vitalsThatNobodyTakesInTimeAlertOnceForEachTime() {
        var chart = ChartSample.infusion().measured().ready();
        chart.give(chart.drip(40)).expect(201);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(chart.list("alerts")).isEmpty();
        chart.later(13);
        overdue.look(chart.day.place().clinic().site().id());
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(chart.list("alerts").findValuesAsText("subject")).containsExactly("EVERY_10_IN_DOSING");
        assertThat(heard.of(chart).stream().filter("ALERT"::equals)).hasSize(1);
        chart.later(10);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(chart.list("alerts")).hasSize(2);
    }

    private List<String> open(ChartSample chart) {
        return chart.list("alerts").findParents("subject").stream()
                .filter(alert -> !alert.has("acknowledgedAt"))
                .map(alert -> alert.path("subject").asText())
                .toList();
    }

    @Test
    void whatWasDueOnlyAfterThePatientHadLeftIsNobodysToSeeTo() {
        var chart = ChartSample.infusion().measured().ready();
        chart.give(chart.drip(40)).expect(201);
        chart.later(25);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(open(chart)).hasSize(2);
        chart.day
                .change(nurse(), "transfer", Map.of("to", "HOSPITAL", "reason", "made up", "at", chart.day.ago(8)))
                .expect(200);
        assertThat(open(chart)).containsExactly("EVERY_10_IN_DOSING");
        assertThat(chart.list("alerts")).hasSize(2);
    }

    @Test
    void norWhatWasDueAfterADoseThatWasNeverGiven() {
        var chart = ChartSample.infusion().measured().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        chart.later(25);
        overdue.look(chart.day.place().clinic().site().id());
        var path = "doses/" + dose.text("id") + "/correction";
        chart.day
                .change(nurse(), path, Map.of("reason", "made up", "lot", "EX-4712"))
                .expect(200);
        assertThat(open(chart)).hasSize(2);
        var right = chart.list("doses").get(1).path("id").asText();
        chart.day
                .change(nurse(), "doses/" + right + "/correction", Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(open(chart)).isEmpty();
    }

    @Test
    void norWhatWasDueBeforeADischargeFromADoseThatWasNeverGiven() {
        var chart = ChartSample.infusion().measured().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        chart.later(200);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(open(chart)).contains("BEFORE_DISCHARGE");
        chart.day
                .change(
                        nurse(),
                        "doses/" + dose.text("id") + "/correction",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(open(chart)).isEmpty();
    }

    @Test
    void norWhatWasDueWhileADoseThatWasOverWasNotEnded() {
        var chart = ChartSample.infusion().measured().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        chart.later(25);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(open(chart)).hasSize(2);
        chart.day
                .change(nurse(), "doses/" + dose.text("id") + "/end", Map.of("at", chart.day.ago(18)))
                .expect(200);
        assertThat(open(chart)).isEmpty();
    }

    @Test
    void severalServersAlertOnceTogether() {
        var chart = ChartSample.infusion().measured().ready();
        chart.give(chart.drip(40)).expect(201);
        chart.later(33);
        Race.of(8, n -> () -> {
            overdue.look(chart.day.place().clinic().site().id());
            return n;
        });
        assertThat(chart.list("alerts")).hasSize(3);
        assertThat(heard.of(chart).stream().filter("ALERT"::equals)).hasSize(3);
    }

    @Test
    void whoMeasuresInTimeIsNotAlerted() {
        var chart = ChartSample.infusion().measured().ready();
        chart.give(chart.drip(40)).expect(201);
        chart.later(10).measured().later(3);
        overdue.look(chart.day.place().clinic().site().id());
        assertThat(chart.list("alerts")).isEmpty();
    }
}
