package org.stillpoint.patient;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.Optional;
import org.stillpoint.platform.SensitiveText;

/** Records and lists of them as one sealed text; read leniently, because another release may have written more than this one knows. */
public final class SealedJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private SealedJson() {}

    /** Null for nothing: null or an empty collection. */
    public static SensitiveText of(Object value) {
        if (value == null || value instanceof Collection<?> all && all.isEmpty()) {
            return null;
        }
        try {
            return SensitiveText.of(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can not be written");
        }
    }

    /** Empty where there is nothing, or nothing that can be read. */
    public static <T> Optional<T> read(SensitiveText sealed, TypeReference<T> type) {
        return Optional.ofNullable(sealed).flatMap(SensitiveText::text).map(text -> {
            try {
                return MAPPER.readValue(text, type);
            } catch (JsonProcessingException damaged) {
                // Not as a cause: its message would show the text.
                throw new IllegalStateException("a sealed record has another shape than it was written in");
            }
        });
    }
}
