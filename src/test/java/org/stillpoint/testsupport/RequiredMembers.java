package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** Looks in answers for the members that a contract calls required. */
record RequiredMembers(JsonNode contract) {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Those that are not there, like {@code AccountView.username}. */
    Set<String> lackedBy(JsonNode answer, JsonNode schema) {
        return lackedBy(answer, schema, "");
    }

    private Set<String> lackedBy(JsonNode value, JsonNode schema, String name) {
        var reference = schema.path("$ref").asText();
        if (reference.startsWith(SCHEMAS)) {
            return lackedBy(value, contract.at(reference.substring(1)), reference.substring(SCHEMAS.length()));
        }
        if (schema.has("anyOf")) {
            return closest(value, schema.path("anyOf"), name);
        }
        var lacked = new HashSet<String>();
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> lacked.addAll(lackedBy(item, schema.path("items"), name)));
        }
        if (value.isObject() && schema.isObject()) {
            schema.path("required")
                    .valueStream()
                    .map(JsonNode::asText)
                    .filter(member -> !value.hasNonNull(member))
                    .forEach(member -> lacked.add(name + "." + member));
            value.properties()
                    .forEach(member -> lacked.addAll(lackedBy(
                            member.getValue(), schemaOf(member.getKey(), schema), name + "." + member.getKey())));
        }
        return lacked;
    }

    /** What may be absent is this or null; else it is the one that it lacks the least of. */
    private Set<String> closest(JsonNode value, JsonNode schemas, String name) {
        return schemas.valueStream()
                .filter(schema -> !schema.path("type").asText().equals("null"))
                .map(schema -> lackedBy(value, schema, name))
                .min(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
    }

    private static JsonNode schemaOf(String member, JsonNode schema) {
        var described = schema.path("properties").path(member);
        return described.isMissingNode() ? schema.path("additionalProperties") : described;
    }
}
