package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;

/** Checks the structure of a clinic file against the JSON Schema that is published for editors. */
final class ClinicFileSchema {

    static final String RESOURCE = "clinic/clinic-file.schema.json";

    private static final String UNKNOWN_PROPERTY = "additionalProperties";
    private static final JsonSchema SCHEMA = load();

    private ClinicFileSchema() {}

    static void check(JsonNode tree, FileFindings findings) {
        for (var message : SCHEMA.validate(tree)) {
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

    private static JsonSchema load() {
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        var schema = ClinicFileSchema.class.getClassLoader().getResourceAsStream(RESOURCE);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, config);
    }
}
