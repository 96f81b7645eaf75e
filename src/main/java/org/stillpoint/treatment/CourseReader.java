package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.stillpoint.clinic.FileNode;

/** Reads the steps of a course and how far apart its treatments are. */
final class CourseReader {

    private CourseReader() {}

    static List<CourseStep> steps(FileNode protocol) {
        var steps = new ArrayList<CourseStep>();
        for (var item : protocol.items("course")) {
            item.constant("phase", CoursePhase.class)
                    .ifPresent(phase -> steps.add(new CourseStep(
                            phase, item.text("service"), rhythm(item), optional(item.number("reviewEveryDays")))));
        }
        return List.copyOf(steps);
    }

    static Spacing spacing(FileNode node) {
        return new Spacing(
                ProtocolReader.number(node, "minGapDays"),
                optional(node.number("maxPerRolling7Days")),
                optional(node.number("warnGapDays")),
                optional(node.number("lapseDays")),
                late(node.at("late")).orElse(ProtocolLimits.unsaid().late()),
                node.at("ladderTolerances").isPresent()
                        ? tolerances(node)
                        : ProtocolLimits.unsaid().ladderTolerances());
    }

    static Optional<LateLimit> late(FileNode node) {
        return node.isPresent()
                ? Optional.of(new LateLimit(
                        ProtocolReader.number(node, "afterDay"), ProtocolReader.number(node, "maxPerRolling7Days")))
                : Optional.empty();
    }

    static List<LadderTolerance> tolerances(FileNode node) {
        return node.items("ladderTolerances").stream()
                .map(item -> new LadderTolerance(
                        ProtocolReader.number(item, "upToDays"), ProtocolReader.number(item, "days")))
                .toList();
    }

    private static Rhythm rhythm(FileNode item) {
        var ways = List.of("perWeek", "ladderDays", "everyDays").stream()
                .filter(way -> item.at(way).isPresent())
                .toList();
        if (ways.size() > 1) {
            item.wrong("says how often in more than one way: " + String.join(", ", ways));
        }
        return switch (ways.isEmpty() ? "" : ways.getFirst()) {
            case "perWeek" ->
                new Rhythm.PerWeek(ProtocolReader.number(item, "weeks"), ProtocolReader.number(item, "perWeek"));
            case "ladderDays" ->
                new Rhythm.Ladder(item.items("ladderDays").stream()
                        .map(FileNode::number)
                        .flatMap(Optional::stream)
                        .toList());
            case "everyDays" -> {
                var days = item.at("everyDays");
                yield new Rhythm.Every(ProtocolReader.number(days, "from"), ProtocolReader.number(days, "to"));
            }
            default -> new Rhythm.Once();
        };
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
