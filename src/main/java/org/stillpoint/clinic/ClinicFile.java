package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** A clinic file in which nothing is wrong. */
final class ClinicFile {

    private final String text;
    private final JsonNode tree;

    private ClinicFile(String text, JsonNode tree) {
        this.text = text;
        this.tree = tree;
    }

    /** Reads a file or refuses it with everything that is wrong in it. */
    static ClinicFile read(byte[] bytes, Iterable<FileSection> sections) {
        var findings = new FileFindings();
        var tree = new YamlText(findings).read(bytes);
        if (!tree.isMissingNode()) {
            ClinicFileSchema.check(tree, findings);
            var root = new FileNode(tree, "", findings);
            var content = new ContentReader(root, EntityIds.provisional()).read();
            sections.forEach(section -> section.check(root.at(section.name()), content.services()));
        }
        if (!findings.isEmpty()) {
            throw new ClinicFileInvalid(findings.inOrder());
        }
        return new ClinicFile(new String(bytes, StandardCharsets.UTF_8), tree);
    }

    /** What the file makes of the present plan; new codes get new ids, known ones keep theirs. */
    ClinicPlan over(ClinicPlan present, Supplier<UUID> newIds) {
        var root = new FileNode(tree, "", new FileFindings());
        return new ContentReader(root, EntityIds.over(present, newIds)).read().over(present);
    }

    /** A place in a file in which nothing is wrong. */
    FileNode section(String name) {
        return new FileNode(tree, "", new FileFindings()).at(name);
    }

    String text() {
        return text;
    }
}
