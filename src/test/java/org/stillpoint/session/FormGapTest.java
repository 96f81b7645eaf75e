package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.FormSample.REMS;
import static org.stillpoint.session.FormSample.SENT;
import static org.stillpoint.session.FormSample.TYPED;
import static org.stillpoint.session.FormSample.assertRefused;
import static org.stillpoint.session.FormSample.discharged;
import static org.stillpoint.session.FormSample.event;
import static org.stillpoint.session.FormSample.field;
import static org.stillpoint.session.FormSample.gone;
import static org.stillpoint.session.FormSample.missing;
import static org.stillpoint.session.FormSample.read;
import static org.stillpoint.session.FormSample.resolved;
import static org.stillpoint.session.FormSample.seen;
import static org.stillpoint.session.FormSample.sent;
import static org.stillpoint.session.FormSample.sprayed;
import static org.stillpoint.session.FormSample.value;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.treatment.ProtocolSample;

/** What a form says where the day did not go as planned. */
@QuarkusTest
class FormGapTest {

    private static final String AT_40 = "{\"minutesAfterDosingBegan\":40}";
    private static final String AT_15 = "{\"minutesAfterDosingBegan\":15}";

    private static final Map<String, String> WHY = Map.of(
            "otherMedicines",
            "none",
            "pressureLeaving",
            "the ambulance took over at once",
            "sedation",
            "still drowsy when the ambulance took over",
            "dissociation",
            "not asked any more",
            "respiratoryDepression",
            "there was none");

    /** While still drowsy, long after the last reading. */
    private static ChartSample taken() {
        var chart = sprayed().later(80);
        chart.day
                .change(nurse(), "transfer", Map.of("to", "HOSPITAL", "reason", "made up"))
                .expect(200);
        return chart;
    }

    @Test
    void ofWhoWentToHospitalItIsSaidWhatHadNotResolvedAndWasNotMeasured() {
        var chart = taken();
        var refused = chart.form(REMS + "/readiness", TYPED);
        assertRefused(refused, 422, "form-incomplete");
        assertThat(missing(refused.body()))
                .containsExactly("pressureLeaving", "sedation", "dissociation", "respiratoryDepression");
        var ready = chart.form(REMS + "/readiness", Map.of("answers", WHY)).expect(200);
        assertThat(value(ready.body(), "sedation"))
                .isEqualTo("RASS -2; not recorded as resolved: still drowsy when the ambulance took over");
        assertThat(field(ready.body(), "sedation").path("entries")).hasSize(1);
        assertThat(value(ready.body(), "pressureLeaving")).isEqualTo("not recorded: the ambulance took over at once");
        assertThat(value(ready.body(), "otherMedicines")).isEqualTo("none");
        assertThat(field(ready.body(), "sedation").path("statedBy").asText()).isEqualTo(ready.text("readyBy"));
        assertThat(field(ready.body(), "pressureBefore").has("statedBy")).isFalse();
        var sent = chart.form(REMS + "/submission", SENT).expect(200);
        assertThat(field(sent.body(), "sedation").path("statedBy").asText()).isEqualTo(ready.text("readyBy"));
    }

    @Test
    void nobodySaysOtherwiseThanTheRecord() {
        var chart = gone();
        var answer = chart.form(
                REMS + "/readiness", Map.of("answers", Map.of("otherMedicines", "none", "sedation", "there was none")));
        assertRefused(answer, 400, "invalid-request");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/answers/sedation");
    }

    @Test
    void whatIsRecordedAfterwardsStandsInsteadOfWhyItWasNot() {
        var chart = taken();
        chart.form(REMS + "/readiness", Map.of("answers", WHY)).expect(200);
        chart.day
                .add(nurse(), "observations", Map.of("resolved", List.of("SEDATION"), "at", chart.day.ago(10)))
                .expect(201);
        assertThat(value(read(chart, REMS), "sedation")).startsWith("RASS -2; resolved at ");
    }

    @Test
    void whatCameAgainIsOverWhenItWasOverAtLast() {
        var chart = sprayed();
        resolved(chart.later(20));
        seen(chart.later(20), -3);
        assertThat(missing(read(chart, REMS)))
                .contains("sedation", "dissociation")
                .doesNotContain("dose");
        var last = resolved(chart.later(50)).text("at");
        chart.vitals(ChartSample.signs(124, 80)).expect(201);
        discharged(chart.later(10));
        assertThat(value(read(chart, REMS), "sedation"))
                .isEqualTo(
                        "RASS -2; RASS -3; resolved at " + last.substring(0, 16).replace('T', ' '));
    }

    @Test
    void whatComesAgainAtHomeLeavesItOverWhenThePatientLeft() {
        var chart = sent(gone());
        var over = value(read(chart, REMS), "dissociation");
        assertThat(over).contains("resolved at ");
        chart.later(24 * 60)
                .day
                .add(nurse(), "adverse-events", event("DISSOCIATION", false))
                .expect(201);
        var owed = read(chart, REMS);
        assertThat(owed.path("status").asText()).isEqualTo("DRAFT");
        assertThat(value(owed, "dissociation")).isEqualTo(over);
        assertThat(value(owed, "adverseEvents")).startsWith("dissociation");
        assertThat(missing(owed)).doesNotContain("dissociation");
    }

    @Test
    void beforeTheDoseNothingIsOver() {
        var chart = ChartSample.spray().measured();
        resolved(chart);
        chart.ready();
        chart.end(chart.give(chart.device(1)).expect(201)).expect(200);
        assertThat(missing(read(chart, REMS))).contains("sedation", "dissociation", "respiratoryDepression");
    }

    @Test
    void theReadingAfterDosingIsTheLabelsAndNotAnEarlierOneOfTheProtocol() {
        var protocol = ProtocolSample.of("ESKETAMINE_TRD").replacing(AT_40, AT_15 + "," + AT_40);
        var chart = ChartSample.of(SessionSample.spray(protocol)).measured().ready();
        chart.give(chart.device(1)).expect(201);
        chart.later(15).vitals(ChartSample.signs(131, 84)).expect(201);
        assertThat(missing(read(chart, REMS))).contains("pressureAfter");
        chart.later(25).vitals(ChartSample.signs(141, 88)).expect(201);
        assertThat(value(read(chart, REMS), "pressureAfter")).startsWith("141/88 mmHg at ");
    }
}
