package org.stillpoint.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.SensitiveText;

/** What is kept, sealed, of a filled-in screening: the answers, and what they meant by the weights of that day. */
record ScreeningContent(Map<String, ScreeningAnswer> answers, Map<Route, ScreeningOutcome> outcomes) {

    SensitiveText sealed(ObjectMapper json) {
        try {
            return SensitiveText.of(json.writeValueAsString(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ScreeningContent of(String text, ObjectMapper json) {
        try {
            return json.readValue(text, ScreeningContent.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
