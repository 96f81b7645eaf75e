package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class ObservationTest {

    private static List<String> pointers(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        return answer.body().path("errors").findValuesAsText("pointer");
    }

    private static Map<String, Object> sedation(String scale, int value) {
        return Map.of("sedation", Map.of("scale", scale, "value", value));
    }

    private static Answer see(ChartSample chart, Map<String, Object> what) {
        return chart.day.add(nurse(), "observations", what);
    }

    @Test
    void isKeptAsItWasSeenAndTheNoteSealed() {
        var chart = ChartSample.infusion();
        var words = "planted" + UUID.randomUUID().toString().substring(0, 8);
        var seen = new HashMap<>(sedation("RASS", 1));
        seen.putAll(Map.of("dissociation", 4, "nausea", 0, "pain", 2, "note", words));
        seen.put("resolved", List.of("SEDATION", "RESPIRATORY_DEPRESSION"));
        var kept = see(chart, seen).expect(201);
        assertThat(kept.body().at("/sedation/scale").asText()).isEqualTo("RASS");
        assertThat(kept.body().at("/sedation/value").asInt()).isEqualTo(1);
        assertThat(kept.body().path("dissociation").asInt()).isEqualTo(4);
        assertThat(kept.body().path("resolved")).hasSize(2);
        assertThat(kept.text("note")).isEqualTo(words);
        assertThat(chart.list("observations")).containsExactly(kept.body());
        var tables = EveryTable.of(ChartSample.database());
        assertThat(tables.with(words)).isEmpty();
        assertThat(tables.sealedWith(words)).contains("observation_entry.note");
        assertThat(AuditTrail.actions(UUID.fromString(kept.text("id"))))
                .containsExactly("SESSION_OBSERVATION_RECORDED");
    }

    @Test
    void slipsOfTheKeyboardAreRefusedAndChangeNothing() {
        var chart = ChartSample.infusion();
        var before = chart.everything();
        assertThat(pointers(see(chart, sedation("RASS", -6)))).containsExactly("/sedation/value");
        assertThat(pointers(see(chart, sedation("RASS", 5)))).containsExactly("/sedation/value");
        assertThat(pointers(see(chart, sedation("MOAA_S", 6)))).containsExactly("/sedation/value");
        assertThat(pointers(see(chart, sedation("MOAA_S", -1)))).containsExactly("/sedation/value");
        assertThat(pointers(see(chart, sedation("OTHER", 0)))).containsExactly("/sedation/scale");
        assertThat(pointers(see(chart, Map.of("sedation", Map.of("scale", "RASS")))))
                .containsExactly("/sedation/value");
        for (var rating : List.of("dissociation", "nausea", "pain")) {
            assertThat(pointers(see(chart, Map.of(rating, 11)))).containsExactly("/" + rating);
            assertThat(pointers(see(chart, Map.of(rating, -1)))).containsExactly("/" + rating);
        }
        assertThat(pointers(see(chart, Map.of()))).containsExactly("");
        assertThat(pointers(see(chart, Map.of("resolved", List.of("HUNGER"))))).isNotEmpty();
        assertThat(chart.everything()).isEqualTo(before);
    }

    private static Map<String, Object> over(Map<String, Object> found, String... what) {
        var seen = new HashMap<>(found);
        seen.put("resolved", what);
        return seen;
    }

    @Test
    void whatTheSameEntryShowsIsNotOver() {
        var chart = ChartSample.infusion();
        var asleep = new HashMap<>(sedation("RASS", -4));
        asleep.put("dissociation", 9);
        var all = over(asleep, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        var before = chart.everything();
        assertThat(pointers(see(chart, all))).containsExactly("/sedation/value", "/dissociation");
        assertThat(pointers(see(chart, over(sedation("RASS", -1), "SEDATION")))).containsExactly("/sedation/value");
        assertThat(pointers(see(chart, over(sedation("MOAA_S", 4), "SEDATION"))))
                .containsExactly("/sedation/value");
        assertThat(pointers(see(chart, over(Map.of("dissociation", 1), "DISSOCIATION"))))
                .containsExactly("/dissociation");
        assertThat(chart.everything()).isEqualTo(before);
        see(chart, over(asleep, "RESPIRATORY_DEPRESSION")).expect(201);
        var wrong = see(chart, over(sedation("RASS", 0), "SEDATION")).expect(201);
        see(chart, over(sedation("MOAA_S", 5), "SEDATION")).expect(201);
        see(chart, over(Map.of("dissociation", 0), "DISSOCIATION")).expect(201);
        var right = over(sedation("RASS", -2), "SEDATION");
        right.put("reason", "made up");
        assertThat(pointers(chart.day.add(nurse(), "observations/" + wrong.text("id") + "/correction", right)))
                .containsExactly("/sedation/value");
    }

    @Test
    void theEndsOfTheScalesCount() {
        var chart = ChartSample.infusion();
        see(chart, sedation("RASS", -5)).expect(201);
        see(chart, sedation("RASS", 4)).expect(201);
        see(chart, sedation("MOAA_S", 0)).expect(201);
        see(chart, sedation("MOAA_S", 5)).expect(201);
        see(chart, Map.of("pain", 0, "nausea", 10)).expect(201);
        see(chart, Map.of("resolved", List.of("DISSOCIATION"))).expect(201);
    }

    @Test
    void aCorrectionKeepsTheWrongOne() {
        var chart = ChartSample.infusion();
        var wrong = see(chart, Map.of("pain", 9)).expect(201);
        var path = "observations/" + wrong.text("id") + "/correction";
        var right = chart.day
                .add(nurse(), path, Map.of("reason", "made up", "pain", 0))
                .expect(200);
        assertThat(right.text("corrects")).isEqualTo(wrong.text("id"));
        assertThat(chart.list("observations").findValuesAsText("pain")).containsExactly("9", "0");
        assertThat(chart.day
                        .add(nurse(), path, Map.of("reason", "made up", "pain", 1))
                        .problem())
                .isEqualTo("entry-corrected");
        chart.day
                .add(
                        nurse(),
                        "observations/" + right.text("id") + "/correction",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(chart.day
                        .add(
                                nurse(),
                                "observations/" + right.text("id") + "/correction",
                                Map.of("reason", "made up", "pain", 1))
                        .problem())
                .isEqualTo("entry-withdrawn");
        assertThat(chart.list("observations")).hasSize(3);
    }
}
