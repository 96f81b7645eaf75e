package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in the content of a clinic file. What is absent or of another type reads as empty: the schema has already told, and
 * reading goes on, so that mistakes of structure and of meaning are reported together.
 */
record FileNode(JsonNode json, String pointer, FileFindings findings) {

    FileNode at(String name) {
        var escaped = name.replace("~", "~0").replace("/", "~1");
        return new FileNode(json.path(name), pointer + "/" + escaped, findings);
    }

    boolean isPresent() {
        return !json.isMissingNode() && !json.isNull();
    }

    Optional<String> text() {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    String text(String name) {
        return at(name).text().orElse("");
    }

    Optional<Integer> number(String name) {
        var number = json.path(name);
        return number.canConvertToInt() && number.isIntegralNumber()
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        var text = text(name);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    List<FileNode> items() {
        var items = new ArrayList<FileNode>();
        for (var i = 0; json.isArray() && i < json.size(); i++) {
            items.add(new FileNode(json.get(i), pointer + "/" + i, findings));
        }
        return items;
    }

    List<FileNode> items(String name) {
        return at(name).items();
    }

    List<Map.Entry<String, FileNode>> properties() {
        return json.properties().stream()
                .map(property -> Map.entry(property.getKey(), at(property.getKey())))
                .toList();
    }

    void wrong(String detail) {
        findings.meaning(pointer, detail);
    }
}
