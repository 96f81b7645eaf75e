package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session whose service no protocol names keeps what its route asks. */
@QuarkusTest
class WithoutProtocolTest {

    private static ChartSample chart(String service) {
        var chart = ChartSample.of(SessionSample.withoutProtocol(service));
        assertThat(chart.day.read().has("protocol")).isFalse();
        return chart;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spray", "infusion", "injection"})
    void whoHasJustEatenHasNotFasted(String service) {
        var chart = chart(service);
        chart.day.evidence("FASTING_CONFIRMED", chart.day.fasting(1, 1)).expect(200);
        assertThat(chart.day.gate("FASTING_CONFIRMED").path("state").asText()).isEqualTo("MISSING");
    }

    @Test
    void vitalSignsOfAnInfusionAreDueWhileItRunsAndAfterIt() {
        var chart = chart("infusion");
        assertThat(chart.due()).contains("BEFORE_DOSING");
        var dose = chart.ready().give(chart.drip(40)).expect(201);
        assertThat(chart.later(13).due())
                .containsExactly("EVERY_10_IN_DOSING overdue", "EVERY_10_IN_DOSING", "BEFORE_DISCHARGE");
        chart.measured().end(dose).expect(200);
        assertThat(chart.due()).containsExactly("EVERY_15_IN_OBSERVATION", "BEFORE_DISCHARGE");
    }

    @Test
    void vitalSignsOfAnInjectionAreDueAfterIt() {
        var chart = chart("injection").ready();
        chart.give(chart.dose("KETAMINE", "IM_KETAMINE", 40)).expect(201);
        assertThat(chart.due())
                .containsExactly(
                        "15_AFTER_DOSING_BEGAN",
                        "30_AFTER_DOSING_BEGAN",
                        "60_AFTER_DOSING_BEGAN",
                        "90_AFTER_DOSING_BEGAN",
                        "BEFORE_DISCHARGE");
    }

    @Test
    void aBloodPressureThatReturnsToNormalDoesNotRise() {
        var chart = DischargeSample.dosed(chart("infusion"));
        chart.later(89);
        chart.vitals(ChartSample.signs(116, 74)).expect(201);
        chart.later(1);
        chart.vitals(ChartSample.signs(118, 76)).expect(201);
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        var conditions =
                nurse().get(chart.day.path() + "/discharge").expect(200).body().path("conditions");
        assertThat(conditions)
                .filteredOn(one -> one.path("code").asText().equals("BLOOD_PRESSURE_NOT_RISING"))
                .allMatch(one -> one.path("met").asBoolean())
                .hasSize(1);
        chart.day.change(nurse(), "discharge", DischargeSample.home()).expect(200);
        assertThat(chart.day.state()).isEqualTo("DISCHARGED");
    }
}
