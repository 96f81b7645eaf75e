package org.stillpoint.treatment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.Route;

/** The numbers that protocols are held to, from a file that names the source of each. */
final class ProtocolLimits {

    private static final FileNode FILE = read();
    private static final Unsaid UNSAID = new Unsaid(
            CourseReader.late(FILE.at("unsaid").at("late")).orElseThrow(),
            CourseReader.tolerances(FILE.at("unsaid")),
            CourseReader.margins(FILE.at("unsaid").at("margins"), new PlanMargins(0, 0, 0, 0)),
            days(FILE.at("unsaid").at("reviewAfterDays")),
            FILE.at("unsaid").text("source"));

    private ProtocolLimits() {}

    /**
     * What nobody may go below.
     *
     * @param bloodPressure from here on a dose is a prescriber's decision
     * @param vitalsAfterMinutes measured again so long after dosing began
     */
    record Label(
            int minGapDays,
            int maxPerRolling7Days,
            Observation observation,
            BloodPressure bloodPressure,
            int vitalsAfterMinutes,
            List<String> gates,
            FormDue form,
            String source) {}

    /** What an induction leaves only on a prescriber's word. */
    record Usual(Range perWeek, Range weeks, Range sessions, String source) {}

    /** What a protocol keeps that does not say it. */
    record Unsaid(
            LateLimit late,
            List<LadderTolerance> ladderTolerances,
            PlanMargins margins,
            DaySpan reviewAfter,
            String source) {}

    static Unsaid unsaid() {
        return UNSAID;
    }

    record Range(int from, int to) {

        boolean has(int number) {
            return from <= number && number <= to;
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    static Optional<Label> label(Route route) {
        var node = FILE.at("label").at(route.name());
        if (!node.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Label(
                ProtocolReader.number(node, "minGapDays"),
                ProtocolReader.number(node, "maxPerRolling7Days"),
                new Observation(
                        ProtocolReader.number(node, "observationMinutes"),
                        node.constant("observationFrom", Observation.CountedFrom.class)
                                .orElseThrow()),
                DayReader.band(node.at("bloodPressure")).orElseThrow(),
                ProtocolReader.number(node, "vitalsAfterMinutes"),
                ProtocolReader.texts(node, "gates"),
                ProtocolReader.form(node.at("form")),
                node.text("source")));
    }

    static Optional<Usual> usual(Route route) {
        var node = FILE.at("usual").at(route.name());
        return node.isPresent()
                ? Optional.of(new Usual(
                        range(node.at("perWeek")),
                        range(node.at("weeks")),
                        range(node.at("sessions")),
                        node.text("source")))
                : Optional.empty();
    }

    private static DaySpan days(FileNode node) {
        return new DaySpan(ProtocolReader.number(node, "from"), ProtocolReader.number(node, "to"));
    }

    private static Range range(FileNode node) {
        return new Range(ProtocolReader.number(node, "from"), ProtocolReader.number(node, "to"));
    }

    private static FileNode read() {
        try (var file = ProtocolLimits.class.getClassLoader().getResourceAsStream("treatment/limits.yaml")) {
            return FileNode.ofYaml(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
