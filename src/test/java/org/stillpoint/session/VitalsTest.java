package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.ChartSample.signs;
import static org.stillpoint.testsupport.Chart.nurse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class VitalsTest {

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static List<String> pointers(Answer answer) {
        assertRefused(answer, 400, "invalid-request");
        return answer.body().path("errors").findValuesAsText("pointer");
    }

    private static Map<String, Object> with(String member, Object value) {
        var signs = signs(121, 78);
        signs.put(member, value);
        return signs;
    }

    @Test
    void areKeptAsTheyWereMeasuredAndByWhom() {
        var chart = ChartSample.infusion();
        var kept = chart.vitals(signs(128, 82)).expect(201);
        assertThat(kept.body().path("systolic").asInt()).isEqualTo(128);
        assertThat(kept.body().path("diastolic").asInt()).isEqualTo(82);
        assertThat(kept.body().path("pulse").asInt()).isEqualTo(72);
        assertThat(kept.body().path("oxygenSaturation").asInt()).isEqualTo(98);
        assertThat(kept.body().path("respiratoryRate").asInt()).isEqualTo(14);
        assertThat(kept.text("at")).matches(".*[+-]\\d\\d:\\d\\d|.*Z");
        assertThat(kept.body().has("recordedBy")).isTrue();
        assertThat(chart.list("vitals")).containsExactly(kept.body());
        assertThat(AuditTrail.actions(UUID.fromString(kept.text("id")))).containsExactly("SESSION_VITALS_RECORDED");
        assertThat(AuditTrail.about(UUID.fromString(chart.day.patient())))
                .extracting(AuditTrail.Entry::action)
                .contains("SESSION_VITALS_RECORDED", "SESSION_VITALS_LISTED");
    }

    @Test
    void slipsOfTheKeyboardAreRefusedAndChangeNothing() {
        var chart = ChartSample.infusion();
        var before = chart.everything();
        assertThat(pointers(chart.vitals(signs(78, 121)))).containsExactly("/diastolic");
        assertThat(pointers(chart.vitals(signs(80, 80)))).containsExactly("/diastolic");
        assertThat(pointers(chart.vitals(signs(301, 80)))).containsExactly("/systolic");
        assertThat(pointers(chart.vitals(signs(49, 30)))).containsExactly("/systolic");
        assertThat(pointers(chart.vitals(signs(120, 19)))).containsExactly("/diastolic");
        assertThat(pointers(chart.vitals(with("oxygenSaturation", 101)))).containsExactly("/oxygenSaturation");
        assertThat(pointers(chart.vitals(with("oxygenSaturation", 49)))).containsExactly("/oxygenSaturation");
        assertThat(pointers(chart.vitals(with("pulse", 7)))).containsExactly("/pulse");
        assertThat(pointers(chart.vitals(with("pulse", 720)))).containsExactly("/pulse");
        assertThat(pointers(chart.vitals(with("respiratoryRate", 140)))).containsExactly("/respiratoryRate");
        assertThat(pointers(chart.vitals(Map.of("systolic", 120)))).containsExactly("/diastolic");
        assertThat(pointers(chart.vitals(Map.of("diastolic", 80)))).containsExactly("/systolic");
        assertThat(pointers(chart.vitals(Map.of()))).containsExactly("");
        assertThat(pointers(chart.vitals(Map.of("systolic", 900, "diastolic", 7, "pulse", 1))))
                .containsExactly("/systolic", "/diastolic", "/pulse");
        assertThat(pointers(chart.vitals(with("pulse", "72")))).containsExactly("/pulse");
        assertThat(pointers(chart.vitals(with("pulse", 72.5)))).containsExactly("/pulse");
        assertThat(pointers(chart.vitals(with("temperature", 36)))).containsExactly("/temperature");
        assertThat(chart.everything()).isEqualTo(before);
    }

    @Test
    void theRangesAreWhatTheDocumentSays() {
        var chart = ChartSample.infusion();
        chart.vitals(signs(300, 200)).expect(201);
        chart.vitals(signs(50, 20)).expect(201);
        chart.vitals(with("oxygenSaturation", 100)).expect(201);
        chart.vitals(with("oxygenSaturation", 50)).expect(201);
        chart.vitals(Map.of("oxygenSaturation", 97)).expect(201);
    }

    @Test
    void areNeitherOfTheFutureNorFromBeforeTheArrival() {
        var chart = ChartSample.infusion();
        var before = chart.everything();
        assertThat(pointers(chart.vitals(with("at", chart.day.ago(-3))))).containsExactly("/at");
        assertThat(pointers(chart.vitals(with("at", chart.day.ago(3))))).containsExactly("/at");
        assertThat(pointers(chart.vitals(with("at", "2026-12-01T09:00:00")))).containsExactly("/at");
        assertThat(chart.everything()).isEqualTo(before);
        chart.later(10).vitals(with("at", chart.day.ago(3))).expect(201);
    }

    @Test
    void aCorrectionKeepsTheWrongEntryTheReasonAndItsAuthor() {
        var chart = ChartSample.infusion();
        var wrong = chart.vitals(signs(182, 110)).expect(201);
        var right = signs(128, 82);
        right.put("reason", "made-up slip 4711");
        var corrected = chart.day
                .add(nurse(), "vitals/" + wrong.text("id") + "/correction", right)
                .expect(200);
        assertThat(corrected.text("corrects")).isEqualTo(wrong.text("id"));
        assertThat(corrected.text("correctionReason")).isEqualTo("made-up slip 4711");
        assertThat(corrected.text("at")).isEqualTo(wrong.text("at"));
        var all = new ArrayList<JsonNode>();
        chart.list("vitals").forEach(all::add);
        assertThat(all).hasSize(2);
        var kept = all.stream()
                .filter(one -> one.path("id").asText().equals(wrong.text("id")))
                .findFirst()
                .orElseThrow();
        assertThat(kept.path("systolic").asInt()).isEqualTo(182);
        assertThat(kept.path("correctedBy").asText()).isEqualTo(corrected.text("id"));
        assertThat(kept.path("recordedBy")).isEqualTo(wrong.body().path("recordedBy"));
        assertThat(AuditTrail.actions(UUID.fromString(wrong.text("id"))))
                .containsExactly("SESSION_VITALS_RECORDED", "SESSION_VITALS_CORRECTED");
    }

    @Test
    void whatWasCorrectedIsCorrectedOnce() {
        var chart = ChartSample.infusion();
        var wrong = chart.vitals(signs(182, 110)).expect(201);
        var right = signs(128, 82);
        right.put("reason", "made up");
        var path = "vitals/" + wrong.text("id") + "/correction";
        var answers = Race.of(8, n -> () -> chart.day.add(nurse(), path, right));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 7));
        var refused = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(refused.problem()).isEqualTo("entry-corrected");
        assertThat(chart.list("vitals")).hasSize(2);
        // The correction itself can be corrected.
        chart.day
                .add(nurse(), "vitals/" + refused.text("correctedBy") + "/correction", right)
                .expect(200);
    }

    @Test
    void whatIsWithdrawnSaysNothingAnyMore() {
        var chart = ChartSample.infusion();
        var wrong = chart.vitals(signs(182, 110)).expect(201);
        var path = "vitals/" + wrong.text("id") + "/correction";
        var both = signs(128, 82);
        both.putAll(Map.of("reason", "made up", "withdrawn", true));
        assertThat(pointers(chart.day.add(nurse(), path, both))).containsExactly("/withdrawn");
        assertThat(pointers(chart.day.add(nurse(), path, Map.of("withdrawn", true))))
                .containsExactly("/reason");
        var gone = chart.day
                .add(nurse(), path, Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(gone.body().path("withdrawn").asBoolean()).isTrue();
        assertThat(gone.body().has("systolic")).isFalse();
        assertThat(chart.due()).contains("BEFORE_DOSING");
    }

    @Test
    void nothingThatIsRecordedIsOverwrittenNotInTheDatabaseEither() {
        var chart = ChartSample.infusion();
        var entry = UUID.fromString(chart.vitals(signs(128, 82)).expect(201).text("id"));
        assertThatThrownBy(() ->
                        ChartSample.database().update("update vitals_entry set systolic = 120 where id = ?", entry))
                .hasMessageContaining("what is recorded stays");
        assertThatThrownBy(() -> ChartSample.database()
                        .update("update vitals_entry set at = at - interval '1 hour' where id = ?", entry))
                .hasMessageContaining("what is recorded stays");
    }

    @Test
    void manyNursesWriteAtOnceAndNobodyWaitsOrIsRefused() {
        var chart = ChartSample.infusion();
        var answers = Race.of(16, n -> () -> chart.vitals(signs(110 + n, 70)));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 16));
        assertThat(chart.list("vitals")).hasSize(16);
    }

    @Test
    void aRetryKeepsThemOnce() {
        var chart = ChartSample.infusion();
        var key = UUID.randomUUID();
        var first = chart.day
                .add(nurse().with("Idempotency-Key", key), "vitals", signs(128, 82))
                .expect(201);
        var again = chart.day
                .add(nurse().with("Idempotency-Key", key), "vitals", signs(128, 82))
                .expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(chart.list("vitals")).hasSize(1);
    }

    @Test
    void theFrontDeskSeesNoneOfIt() {
        var chart = ChartSample.infusion().measured();
        assertThat(Office.desk().get(chart.day.path() + "/vitals").status()).isEqualTo(403);
        assertThat(Office.desk().get(chart.day.path()).expect(200).body().has("due"))
                .isFalse();
        assertThat(Office.desk().get(chart.day.path()).expect(200).body().has("doses"))
                .isFalse();
    }

    @Test
    void ofAnotherSessionOrOfNoneTheyAreNotFound() {
        var chart = ChartSample.infusion();
        var entry = chart.vitals(signs(128, 82)).expect(201).text("id");
        var other = ChartSample.infusion();
        var correction = new HashMap<>(signs(120, 80));
        correction.put("reason", "made up");
        other.day.add(nurse(), "vitals/" + entry + "/correction", correction).expect(404);
        nurse().post("/v1/sessions/" + UUID.randomUUID() + "/vitals", signs(120, 80))
                .expect(404);
        nurse().get("/v1/sessions/" + UUID.randomUUID() + "/vitals").expect(404);
    }

    @Test
    void theListIsPagedByTime() {
        var chart = ChartSample.infusion();
        for (int systolic = 121; systolic <= 125; systolic++) {
            chart.later(1).vitals(signs(systolic, 80)).expect(201);
        }
        var seen = new ArrayList<Integer>();
        var next = "";
        do {
            var page = nurse().get(chart.day.path() + "/vitals?limit=2" + next)
                    .expect(200)
                    .body();
            page.path("items").forEach(item -> seen.add(item.path("systolic").asInt()));
            next = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        assertThat(seen).containsExactly(121, 122, 123, 124, 125);
    }

    @Test
    void whatIsDueIsToldWithTheSession() {
        var chart = ChartSample.infusion();
        assertThat(chart.due()).containsExactly("BEFORE_DOSING");
        // The visit begins at the next five minutes, and 30 of preparation come first.
        assertThat(chart.later(41).due()).containsExactly("BEFORE_DOSING overdue");
        assertThat(chart.measured().due()).isEmpty();
        assertThat(chart.later(61).due()).containsExactly("BEFORE_DOSING");
    }
}
