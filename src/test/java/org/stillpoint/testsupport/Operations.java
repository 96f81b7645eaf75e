package org.stillpoint.testsupport;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillpoint.testsupport.Wire.Answer;

/** What the running server says of itself that can be done, by {@code operationId}. */
public final class Operations {

    private static final Map<String, Operation> SERVED = new TreeMap<>();

    private Operations() {}

    /**
     * Like {@code get} and {@code /v1/patients/{id}}.
     *
     * @param needsKey who is not staff needs a personal key
     */
    public record Operation(String verb, String path, boolean needsKey) {

        public Answer send(Wire caller, Call call) {
            var wire = call.version().map(caller::ifMatch).orElse(caller);
            var address = call.fill(path);
            return switch (verb) {
                case "get" -> wire.get(address);
                case "delete" -> wire.delete(address);
                case "put" -> wire.put(address, call.body());
                default ->
                    call.body() instanceof String form
                            ? wire.post(address, "application/x-www-form-urlencoded", form)
                            : wire.post(address, call.body());
            };
        }
    }

    /** One way to call an operation. A body that is a text is sent as a form, any other as JSON. */
    public record Call(Object[] places, String query, Object body, Optional<Long> version) {

        /** With what stands in the braces of the address, in their order. */
        public static Call at(Object... places) {
            return new Call(places, "", Map.of(), Optional.empty());
        }

        public Call asking(String question) {
            return new Call(places, "?" + question, body, version);
        }

        public Call sending(Object content) {
            return new Call(places, query, content, version);
        }

        public Call ifMatch(long read) {
            return new Call(places, query, body, Optional.of(read));
        }

        private String fill(String path) {
            var filled = path;
            for (var place : places) {
                filled = filled.replaceFirst("\\{[a-zA-Z]+}", place.toString());
            }
            if (filled.contains("{")) {
                throw new IllegalArgumentException(path + " needs more than " + Arrays.toString(places));
            }
            return filled + query;
        }
    }

    /** All of them, without what only tests serve. */
    public static synchronized Map<String, Operation> served() {
        if (SERVED.isEmpty()) {
            SERVED.putAll(read());
        }
        return SERVED;
    }

    private static Map<String, Operation> read() {
        try {
            var document = new ObjectMapper()
                    .readTree(given().get("/q/openapi?format=json").asString());
            var found = new TreeMap<String, Operation>();
            document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("operationId"))
                    .filter(operation -> !path.getKey().startsWith("/v1/echo"))
                    .forEach(operation -> found.put(
                            operation.getValue().path("operationId").asText(),
                            new Operation(operation.getKey(), path.getKey(), needsKey(operation.getValue())))));
            return found;
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static boolean needsKey(JsonNode operation) {
        var ways = operation.path("security");
        return !ways.findParents("personalKey").isEmpty() && ways.valueStream().noneMatch(JsonNode::isEmpty);
    }
}
