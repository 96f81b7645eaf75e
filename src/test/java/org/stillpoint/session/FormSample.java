package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Wire.Answer;

/** Sessions of which forms are owed, and what their forms say. */
final class FormSample {

    static final String REMS = "forms/REMS_MONITORING";
    static final String SERIOUS = "forms/REMS_ADVERSE_EVENT";
    static final Map<String, Object> TYPED = Map.of("answers", Map.of("otherMedicines", "none"));
    static final Map<String, Object> SENT = Map.of("confirmationNumber", "EX-2026-0042");

    private FormSample() {}

    static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    static JsonNode read(ChartSample chart, String form) {
        return nurse().get(chart.day.path() + "/" + form).expect(200).body();
    }

    static String value(JsonNode form, String name) {
        return field(form, name).path("value").asText();
    }

    static JsonNode field(JsonNode form, String name) {
        for (var field : form.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError(name);
    }

    static List<String> missing(JsonNode form) {
        var names = new ArrayList<String>();
        form.path("missing").forEach(name -> names.add(name.asText()));
        return names;
    }

    static List<JsonNode> listed(ChartSample chart, String more) {
        var items = new ArrayList<JsonNode>();
        nurse().get("/v1/forms?session=" + chart.day.id() + more)
                .expect(200)
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }

    /** Two devices, and watched as the label asks. */
    static ChartSample sprayed() {
        var chart = ChartSample.spray().measured().ready();
        chart.give(chart.device(1)).expect(201);
        var second = chart.later(5).give(chart.device(2)).expect(201);
        chart.end(second).expect(200);
        chart.later(35).vitals(ChartSample.signs(141, 88)).expect(201);
        seen(chart, -2);
        return chart;
    }

    static ChartSample gone() {
        var chart = sprayed().later(80);
        resolved(chart);
        chart.vitals(ChartSample.signs(124, 80)).expect(201);
        return discharged(chart.later(10));
    }

    static Answer seen(ChartSample chart, int sedation) {
        return chart.day
                .add(
                        nurse(),
                        "observations",
                        Map.of("dissociation", 5, "sedation", Map.of("scale", "RASS", "value", sedation)))
                .expect(201);
    }

    static Answer resolved(ChartSample chart) {
        return chart.day
                .add(
                        nurse(),
                        "observations",
                        Map.of("resolved", List.of("SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION")))
                .expect(201);
    }

    static ChartSample discharged(ChartSample chart) {
        ChartSample.database()
                .update(
                        "update session set state = 'DISCHARGED', left_at = ?, version = version + 1 where id = ?",
                        SessionSample.now(),
                        chart.day.uuid());
        return chart;
    }

    static ChartSample sent(ChartSample chart) {
        chart.form(REMS + "/readiness", TYPED).expect(200);
        chart.form(REMS + "/submission", SENT).expect(200);
        return chart;
    }

    static Map<String, Object> event(String code, boolean serious) {
        var event = new HashMap<String, Object>(Map.of("code", code, "severity", "SEVERE", "serious", serious));
        event.putAll(Map.of("action", "EMERGENCY_CALLED", "outcome", "RECOVERING"));
        return event;
    }

    static String happened(ChartSample chart, String code) {
        return chart.day
                .add(nurse(), "adverse-events", event(code, true))
                .expect(201)
                .text("id");
    }

    static Answer corrected(ChartSample chart, String entry, Map<String, Object> right) {
        var request = new HashMap<>(right);
        request.put("reason", "made up");
        return chart.day.add(nurse(), entry + "/correction", request).expect(200);
    }
}
