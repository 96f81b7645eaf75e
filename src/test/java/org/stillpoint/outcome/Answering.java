package org.stillpoint.outcome;

import static org.stillpoint.testsupport.Chart.nurse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

/** A new patient and what a nurse enters for them. */
record Answering(String patient) {

    static Answering ofSomebody() {
        return new Answering(Office.patient());
    }

    UUID id() {
        return UUID.fromString(patient);
    }

    String path() {
        return "/v1/patients/" + patient + "/responses";
    }

    Answer answers(String instrument, List<Integer> answers) {
        return send(Map.of("instrument", instrument, "answers", answers));
    }

    Answer total(String instrument, int total) {
        return answers(instrument, InstrumentsTest.addingUpTo(InstrumentsTest.instrument(instrument), total));
    }

    Answer total(String instrument, int total, Instant at) {
        var request = new HashMap<String, Object>(Map.of("instrument", instrument, "answeredAt", at.toString()));
        request.put("answers", InstrumentsTest.addingUpTo(InstrumentsTest.instrument(instrument), total));
        return send(request);
    }

    Answer send(Map<String, Object> request) {
        return nurse().post(path(), request);
    }

    Answer correct(Answer wrong, Map<String, Object> right) {
        var request = new HashMap<>(right);
        request.put("reason", "made up");
        return nurse().post(path() + "/" + wrong.text("id") + "/corrections", request);
    }

    JsonNode list() {
        return nurse().get(path()).expect(200).body().path("items");
    }

    JsonNode read(Answer response) {
        return nurse().get(path() + "/" + response.text("id")).expect(200).body();
    }
}
