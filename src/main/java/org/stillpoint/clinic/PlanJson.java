package org.stillpoint.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.UUID;

/**
 * The stored form of a plan's records: all but what has a column of its own. Apart from the mapper of the HTTP layer, whose
 * strictness is about callers and may change without the stored rows.
 */
final class PlanJson {

    private static final List<String> COLUMNS = List.of("id", "code", "retired");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a neighbour of the next version may have written more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    static String definition(Record entity) {
        ObjectNode json = JSON.valueToTree(entity);
        return json.without(COLUMNS).toString();
    }

    static <T> T entity(Class<T> type, UUID id, String code, boolean retired, String definition) {
        try {
            var json = (ObjectNode) JSON.readTree(definition);
            json.put("id", id.toString()).put("code", code).put("retired", retired);
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored definition of " + code + " can not be read", e);
        }
    }

    static Settings settings(String definition) {
        try {
            return JSON.readValue(definition, Settings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored settings can not be read", e);
        }
    }
}
