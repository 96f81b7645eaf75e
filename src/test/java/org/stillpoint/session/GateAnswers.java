package org.stillpoint.session;

import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Chart.nurse;

import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Wire.Answer;

/** What tests ask about gates, and how the answers are read. */
final class GateAnswers {

    static final Map<String, Object> REASON = Map.of("reason", "made-up note 4711");

    static final String PRESSURE = "BLOOD_PRESSURE_ACCEPTABLE";

    static Answer becomeReady(SessionSample sample) {
        return sample.change(nurse(), "readiness", Map.of());
    }

    static List<String> missing(Answer refused) {
        assertRefused(refused, 422, "gates-not-met");
        return refused.body().path("gates").findValuesAsText("code");
    }

    static String state(SessionSample sample, String gate) {
        return sample.gate(gate).path("state").asText();
    }

    private GateAnswers() {}
}
