package org.stillpoint.followup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.FileNode;

/**
 * What a check-in asks: how much of something from one number to another, and what is there of a list.
 *
 * @param version of the questions
 */
@Schema(requiredProperties = {"version", "from", "to", "ratings", "sideEffects"})
public record CheckInQuestions(
        String version,

        @Schema(description = "The least that a rating can be")
        int from,

        @Schema(description = "The most") int to,
        List<Item> ratings,
        List<Item> sideEffects) {

    private static final FileNode FILE = read();
    private static final Map<String, Urgency> URGENCIES = FILE.items("sideEffects").stream()
            .filter(item -> item.at("urgency").isPresent())
            .collect(Collectors.toUnmodifiableMap(
                    item -> item.text("code"),
                    item -> item.constant("urgency", Urgency.class).orElseThrow()));

    static final CheckInQuestions PRESENT = of(FILE);

    /** Something that can be said; {@code texts} by language. */
    @Schema(
            name = "CheckInItem",
            requiredProperties = {"code", "texts"})
    public record Item(String code, Map<String, String> texts) {}

    /** What it means that something is there. */
    enum Urgency {
        /** A person has to look at it now. */
        SOON,
        /** The same, and nothing is booked until a clinician has. */
        DANGER
    }

    boolean knows(String sideEffect) {
        return sideEffects.stream().anyMatch(item -> item.code().equals(sideEffect));
    }

    static boolean tellOf(List<String> sideEffects, Urgency urgency) {
        return sideEffects.stream().anyMatch(code -> URGENCIES.get(code) == urgency);
    }

    private static CheckInQuestions of(FileNode file) {
        var ratings = file.at("ratings");
        return new CheckInQuestions(
                file.text("version"),
                ratings.number("from").orElseThrow(),
                ratings.number("to").orElseThrow(),
                items(ratings.items("items")),
                items(file.items("sideEffects")));
    }

    private static List<Item> items(List<FileNode> nodes) {
        return nodes.stream()
                .map(node -> new Item(node.text("code"), texts(node.at("texts"))))
                .toList();
    }

    private static Map<String, String> texts(FileNode node) {
        return node.properties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        property -> property.getValue().text().orElseThrow()));
    }

    private static FileNode read() {
        try (var file = CheckInQuestions.class.getClassLoader().getResourceAsStream("followup/check-in.yaml")) {
            return FileNode.ofYaml(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
