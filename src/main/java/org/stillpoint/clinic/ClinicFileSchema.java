package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the structure of a clinic file against the JSON Schema that is published for editors. */
final class ClinicFileSchema {

    static final String RESOURCE = "clinic/clinic-file.schema.json";

    private static final String UNKNOWN_PROPERTY = "additionalProperties";
    private static final JsonNode TREE = tree();
    private static final JsonSchema SCHEMA = schema(TREE);
    private static final Map<String, JsonSchema> DEFINITIONS = new ConcurrentHashMap<>();

    private ClinicFileSchema() {}

    static void check(JsonNode tree, FileFindings findings) {
        check(SCHEMA, tree, findings);
    }

    /** The same for what comes by itself and is of the shape of one definition, such as {@code protocol}. */
    static void check(JsonNode tree, String definition, FileFindings findings) {
        check(DEFINITIONS.computeIfAbsent(definition, ClinicFileSchema::definition), tree, findings);
    }

    private static void check(JsonSchema schema, JsonNode tree, FileFindings findings) {
        for (var message : schema.validate(tree)) {
            findings.shape(pointer(message), detail(message));
        }
    }

    /** The library points to the object around a property that does not belong there. */
    private static String pointer(ValidationMessage message) {
        var pointer = message.getInstanceLocation().toString();
        return message.getType().equals(UNKNOWN_PROPERTY)
                ? pointer + "/" + message.getProperty().replace("~", "~0").replace("/", "~1")
                : pointer;
    }

    private static String detail(ValidationMessage message) {
        return switch (message.getType()) {
            case UNKNOWN_PROPERTY -> "is not known here";
            case "required" -> "lacks " + message.getProperty();
            case "dependentRequired" ->
                "lacks " + message.getArguments()[0] + ", without which " + message.getArguments()[1]
                        + " can not be given";
            default -> message.getError();
        };
    }

    private static JsonSchema definition(String name) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.set("$schema", TREE.path("$schema"));
        schema.set("$defs", TREE.path("$defs"));
        return schema(schema.put("$ref", "#/$defs/" + name));
    }

    private static JsonNode tree() {
        try (var file = ClinicFileSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema(JsonNode tree) {
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tree, config);
    }
}
