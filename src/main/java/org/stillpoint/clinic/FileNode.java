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
public record FileNode(JsonNode json, String pointer, FileFindings findings) {

    /** The whole of a tree that is no clinic file. */
    public static FileNode of(JsonNode tree) {
        return new FileNode(tree, "", new FileFindings());
    }

    /** The same, checked against a definition of the file's schema. */
    public static FileNode of(JsonNode tree, String definition) {
        var whole = of(tree);
        ClinicFileSchema.check(tree, definition, whole.findings);
        whole.tellUnwritable();
        return whole;
    }

    private void tellUnwritable() {
        if (text().orElse("").codePoints().anyMatch(YamlTree::unwritable)) {
            findings.shape(pointer, YamlTree.UNWRITABLE);
        }
        items().forEach(FileNode::tellUnwritable);
        properties().forEach(property -> property.getValue().tellUnwritable());
    }

    /** The whole of a YAML document, read as a clinic file is. */
    public static FileNode ofYaml(byte[] bytes) {
        var findings = new FileFindings();
        return new FileNode(new YamlText(findings).read(bytes), "", findings);
    }

    /** What was found to be wrong in the whole that this is a place of, in the order of the lines. */
    public List<FileError> mistakes() {
        return findings.inOrder();
    }

    public FileNode at(String name) {
        var escaped = name.replace("~", "~0").replace("/", "~1");
        return new FileNode(json.path(name), pointer + "/" + escaped, findings);
    }

    public boolean isPresent() {
        return !json.isMissingNode() && !json.isNull();
    }

    public Optional<String> text() {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    public String text(String name) {
        return at(name).text().orElse("");
    }

    /** To a schema 10.0 is as whole as 10; here it is refused, as it is in every other request. */
    public Optional<Integer> number() {
        if (!json.canConvertToInt() || !json.canConvertToExactIntegral()) {
            return Optional.empty();
        }
        if (!json.isIntegralNumber()) {
            wrong("must be a whole number without a decimal point");
        }
        return Optional.of(json.intValue());
    }

    public Optional<Integer> number(String name) {
        return at(name).number();
    }

    public boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        var text = text(name);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    public List<FileNode> items() {
        var items = new ArrayList<FileNode>();
        for (var i = 0; json.isArray() && i < json.size(); i++) {
            items.add(new FileNode(json.get(i), pointer + "/" + i, findings));
        }
        return items;
    }

    public List<FileNode> items(String name) {
        return at(name).items();
    }

    public List<Map.Entry<String, FileNode>> properties() {
        return json.properties().stream()
                .map(property -> Map.entry(property.getKey(), at(property.getKey())))
                .toList();
    }

    public void wrong(String detail) {
        findings.meaning(pointer, detail);
    }
}
