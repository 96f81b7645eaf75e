package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.stillpoint.clinic.FileNode;

/** Reads the steps of a course and how far apart its treatments are. */
final class CourseReader {

    private static final String INDUCTION_REVIEW = "INDUCTION_REVIEW";
    private static final int HOURS_OF_A_DAY = 24;

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

    static Spacing spacing(FileNode protocol) {
        var node = protocol.at("spacing");
        var unsaid = ProtocolLimits.unsaid();
        return new Spacing(
                ProtocolReader.number(node, "minGapDays"),
                optional(node.number("maxPerRolling7Days")),
                optional(node.number("warnGapDays")),
                optional(node.number("lapseDays")),
                late(node.at("late")).orElse(unsaid.late()),
                node.at("ladderTolerances").isPresent() ? tolerances(node) : unsaid.ladderTolerances(),
                margins(node.at("margins"), unsaid.margins()),
                reviewAfter(protocol).orElse(unsaid.reviewAfter()));
    }

    static PlanMargins margins(FileNode node, PlanMargins unsaid) {
        return new PlanMargins(
                node.number("nextPhaseDays").orElse(unsaid.nextPhaseDays()),
                node.number("putOffDays").orElse(unsaid.putOffDays()),
                node.number("lapseNoticeDays").orElse(unsaid.lapseNoticeDays()),
                node.number("reviewNoticeDays").orElse(unsaid.reviewNoticeDays()));
    }

    /** Whole days within the hours of the follow-up that stands for the review after the induction. */
    private static Optional<DaySpan> reviewAfter(FileNode protocol) {
        return protocol.items("followUps").stream()
                .filter(item -> item.text("code").equals(INDUCTION_REVIEW))
                .findFirst()
                .map(item -> {
                    int from = Math.ceilDiv(Math.max(1, ProtocolReader.number(item, "fromHours")), HOURS_OF_A_DAY);
                    return new DaySpan(from, Math.max(from, ProtocolReader.number(item, "toHours") / HOURS_OF_A_DAY));
                });
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
