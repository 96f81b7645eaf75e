package org.stillpoint.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RequiredMembersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTRACT = """
            {"components": {"schemas": {
              "Page": {"required": ["items"], "properties": {"items": {"items": {"$ref": "#/components/schemas/Visit"}}}},
              "Visit": {"required": ["id", "site"], "properties": {
                "move": {"anyOf": [{"$ref": "#/components/schemas/Move"}, {"type": "null"}]},
                "marks": {"additionalProperties": {"$ref": "#/components/schemas/Mark"}},
                "why": {"anyOf": [{"$ref": "#/components/schemas/Move"}, {"$ref": "#/components/schemas/Mark"}]}}},
              "Move": {"required": ["at"]},
              "Mark": {"required": ["by"]}}}}""";

    @Test
    void nothingIsLackedByWhatHasAllThatIsRequired() throws JsonProcessingException {
        assertThat(lackedBy("""
                {"items": [{"id": 1, "site": "harbor", "move": {"at": 2}, "marks": {"a": {"by": 3}}}, {"id": 0, "site": "", "why": {"by": 4}}]}""")).isEmpty();
    }

    @Test
    void whatIsNotThereIsFoundWhereverItIsRequired() throws JsonProcessingException {
        assertThat(lackedBy("{}")).containsExactly("Page.items");
        assertThat(lackedBy("""
                {"items": [{"id": 1, "site": "harbor"}, {"id": null, "site": "mesa", "move": {}, "marks": {"a": {}}}]}""")).containsExactlyInAnyOrder("Mark.by", "Move.at", "Visit.id");
    }

    private static Iterable<String> lackedBy(String answer) throws JsonProcessingException {
        var contract = JSON.readTree(CONTRACT);
        JsonNode page = JSON.createObjectNode().put("$ref", "#/components/schemas/Page");
        return new RequiredMembers(contract).lackedBy(JSON.readTree(answer), page);
    }
}
