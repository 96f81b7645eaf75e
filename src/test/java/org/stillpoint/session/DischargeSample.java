package org.stillpoint.session;

import static org.stillpoint.testsupport.Chart.nurse;

import java.util.HashMap;
import java.util.Map;
import org.stillpoint.treatment.ProtocolSample;

/** A patient who may go home: {@code DischargeSample.infusion()} has all that the chart has to say. */
public final class DischargeSample {

    private DischargeSample() {}

    /** After 30 minutes of dosing and 60 of observation. */
    public static ChartSample infusion() {
        return recovered(dosed());
    }

    /** Whose dose has just ended. */
    public static ChartSample dosed() {
        return dosed(ChartSample.infusion());
    }

    /** The same by a protocol after whose sessions nothing is due. */
    static ChartSample dosedWithoutFollowUps() {
        return dosed(ChartSample.of(
                SessionSample.infusion(ProtocolSample.of("IV_6_IN_3_WEEKS").withoutFollowUps())));
    }

    /** The same of somebody who has just arrived. */
    public static ChartSample dosed(ChartSample chart) {
        chart.vitals(ChartSample.signs(126, 80)).expect(201);
        chart.ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        chart.later(30).end(dose).expect(200);
        return chart;
    }

    /** An hour later, awake and measured. */
    public static ChartSample recovered(ChartSample chart) {
        chart.later(60);
        chart.vitals(ChartSample.signs(122, 78)).expect(201);
        resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
        return chart;
    }

    static void resolved(ChartSample chart, String... what) {
        chart.day
                .add(nurse(), "observations", Map.of("sedation", Map.of("scale", "RASS", "value", 0), "resolved", what))
                .expect(201);
    }

    /** With somebody, with the instructions, and with a call tomorrow. */
    public static Map<String, Object> home() {
        return new HashMap<>(Map.of(
                "instructionsGiven",
                true,
                "transport",
                Map.of("present", true, "kind", "PERSON", "name", "Jo Testperson"),
                "followUp",
                Map.of("on", tomorrow(), "kind", "PHONE_CALL")));
    }

    private static String tomorrow() {
        return SessionSample.now().plusSeconds(2 * 86_400).toString().substring(0, 10);
    }
}
