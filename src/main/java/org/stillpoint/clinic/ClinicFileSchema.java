package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;
import java.util.Set;

/** Checks the structure of a clinic file against the JSON Schema that is published for editors. */
final class ClinicFileSchema {

    static final String RESOURCE = "clinic/clinic-file.schema.json";

    private static final Set<String> ABOUT_A_PROPERTY = Set.of("additionalProperties", "propertyNames");
    private static final JsonSchema SCHEMA = load();

    private ClinicFileSchema() {}

    static void check(JsonNode tree, FileFindings findings) {
        for (var message : SCHEMA.validate(tree)) {
            findings.shape(pointer(message), message.getError());
        }
    }

    private static String pointer(ValidationMessage message) {
        var pointer = message.getInstanceLocation().toString();
        return ABOUT_A_PROPERTY.contains(message.getType()) && message.getProperty() != null
                ? pointer + "/" + message.getProperty().replace("~", "~0").replace("/", "~1")
                : pointer;
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
