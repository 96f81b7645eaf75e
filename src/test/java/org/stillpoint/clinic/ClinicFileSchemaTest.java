package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClinicFileSchemaTest {

    private final JsonNode schema = read();

    private static JsonNode read() {
        try (var file = ClinicFileSchema.class.getClassLoader().getResourceAsStream(ClinicFileSchema.RESOURCE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isAValidSchemaOfItsVersion() {
        var location = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");
        var ofSchemas = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(location);
        assertEquals(Set.of(), ofSchemas.validate(schema));
    }

    @Test
    void saysOfEveryObjectWhatElseMayBeInIt() {
        var objects = schema.findParents("type").stream()
                .filter(node -> node.path("type").asText().equals("object"))
                .toList();
        assertTrue(objects.size() >= 7, objects::toString);
        objects.forEach(node -> assertTrue(node.has("additionalProperties"), node.toString()));
    }

    @Test
    void knowsTheConstantsOfTheProgram() {
        assertEquals(names(ActorKind.values()), enumeration("/$defs/actor/properties/kind/enum"));
        assertEquals(names(Route.values()), enumeration("/$defs/service/properties/route/enum"));
        assertEquals(names(PhaseCode.values()), enumeration("/$defs/phaseCode/enum"));
    }

    private Set<String> enumeration(String pointer) {
        var names = new TreeSet<String>();
        schema.at(pointer).forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Set<String> names(Enum<?>... constants) {
        var names = new TreeSet<String>();
        for (var constant : constants) {
            names.add(constant.name());
        }
        return names;
    }
}
