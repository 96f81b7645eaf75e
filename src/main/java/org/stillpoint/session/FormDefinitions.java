package org.stillpoint.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stillpoint.clinic.FileNode;

/** The forms that can be prepared, from a file. */
final class FormDefinitions {

    private static final Map<String, FormDefinition> ALL = read().properties().stream()
            .map(property -> definition(property.getKey(), property.getValue()))
            .collect(Collectors.toUnmodifiableMap(FormDefinition::code, form -> form));

    private FormDefinitions() {}

    /** Of one that a protocol names and nobody has described what every form has. */
    static FormDefinition of(String code) {
        var known = ALL.get(code);
        var other = ALL.get("OTHER");
        return known == null ? new FormDefinition(code, code, other.fields(), other.source()) : known;
    }

    private static FormDefinition definition(String code, FileNode node) {
        return new FormDefinition(
                code,
                node.text("title"),
                node.items("fields").stream().map(FormDefinitions::field).toList(),
                node.text("source"));
    }

    private static FormDefinition.Field field(FileNode node) {
        return new FormDefinition.Field(
                node.text("name"),
                node.text("label"),
                node.constant("from", FormSource.class).orElseThrow(),
                node.flag("required"));
    }

    private static FileNode read() {
        try (var file = FormDefinitions.class.getClassLoader().getResourceAsStream("session/forms.yaml")) {
            return FileNode.ofYaml(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
