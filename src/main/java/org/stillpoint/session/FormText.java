package org.stillpoint.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.stillpoint.platform.SensitiveText;

/** What forms say, as one sealed text. */
final class FormText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FormText() {}

    static SensitiveText of(Object value) {
        try {
            return SensitiveText.of(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a form can not be written");
        }
    }

    /** Empty for null, and for what can not be read. */
    static <T> Optional<T> read(SensitiveText sealed, TypeReference<T> type) {
        return Optional.ofNullable(sealed).flatMap(SensitiveText::text).map(text -> {
            try {
                return JSON.readValue(text, type);
            } catch (JsonProcessingException damaged) {
                // Not as a cause: its message would show the text.
                throw new IllegalStateException("a kept form has another shape than it was written in");
            }
        });
    }
}
