package org.stillpoint.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.treatment.DayReader;
import org.stillpoint.treatment.Fasting;
import org.stillpoint.treatment.VitalsDue;

/** The numbers that the chart of a day is held to, from a file that names the source of each. */
final class ChartLimits {

    private static final String UNSAID = "withoutProtocol";
    private static final FileNode FILE = read();
    private static final Map<String, PlausibleRange> RANGES = ranges("ranges");
    private static final Map<String, PlausibleRange> SEDATION = ranges("sedationScales");
    private static final VitalsTolerance TOLERANCE = VitalsTolerance.read(FILE.at("vitals"));

    private ChartLimits() {}

    /** By the member of a request that it is for. */
    static PlausibleRange range(String member) {
        return Objects.requireNonNull(RANGES.get(member), member);
    }

    static PlausibleRange range(SedationScale scale) {
        return SEDATION.get(scale.name());
    }

    static VitalsTolerance tolerance() {
        return TOLERANCE;
    }

    /** What a label asks for whatever the protocol. */
    static List<VitalsDue> labelVitals(Route route) {
        return labelMinutes(route).stream()
                .flatMap(minutes -> Stream.<VitalsDue>of(
                        new VitalsDue.Before(PhaseCode.DOSING),
                        new VitalsDue.AfterDosingBegan(minutes),
                        new VitalsDue.Before(PhaseCode.DISCHARGE)))
                .toList();
    }

    /** When they are due, beside those, where no protocol says it. */
    static List<VitalsDue> vitals(Route route) {
        return DayReader.vitals(FILE.at(UNSAID).at(route.name()));
    }

    /** What a patient does without where no protocol says it. */
    static Optional<Fasting> fasting(Route route) {
        return DayReader.fasting(FILE.at(UNSAID).at(route.name()).at("fasting"));
    }

    /** So long after dosing began a label asks for vital signs. */
    static Optional<Integer> labelMinutes(Route route) {
        return FILE.at("labelVitals").at(route.name()).number("afterDosingMinutes");
    }

    /** Empty where a dose of the route does not come in devices. */
    static Optional<DeviceDose> devices(Route route) {
        var node = FILE.at("devices").at(route.name());
        return node.isPresent() ? Optional.of(DeviceDose.read(node)) : Optional.empty();
    }

    /** What a label or its REMS asks for after each treatment. */
    static List<FormRule> forms(Route route) {
        return FILE.at("forms").items(route.name()).stream().map(FormRule::read).toList();
    }

    static Optional<FormRule> seriousEventForm(Route route) {
        var node = FILE.at("seriousEventForms").at(route.name());
        return node.isPresent() ? Optional.of(FormRule.read(node)) : Optional.empty();
    }

    private static Map<String, PlausibleRange> ranges(String name) {
        return FILE.at(name).properties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, property -> PlausibleRange.read(property.getValue())));
    }

    private static FileNode read() {
        try (var file = ChartLimits.class.getClassLoader().getResourceAsStream("session/chart.yaml")) {
            return FileNode.ofYaml(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
