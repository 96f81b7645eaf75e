package org.stillpoint.treatment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.Route;

/** Reads a protocol from a clinic file, a request or a stored row. What the schema has found wrong already reads as nothing. */
final class ProtocolReader {

    private static final String MARGINS = "margins";

    private ProtocolReader() {}

    /** As it stands in a file: not yet a version of anything. */
    static Protocol read(FileNode node) {
        return read(node, new UUID(0, 0), 0, false);
    }

    static Protocol read(FileNode node, UUID id, int version, boolean retired) {
        return new Protocol(
                id,
                node.text("code"),
                version,
                node.text("name"),
                node.constant("route", Route.class).orElse(Route.NONE),
                CourseReader.steps(node),
                CourseReader.spacing(node),
                observation(node.at("observation")),
                DayReader.vitals(node),
                DayReader.bands(node.at("bloodPressure")),
                DayReader.fasting(node.at("fasting")),
                DayReader.noDriving(node.at("noDriving")),
                node.flag("escort"),
                texts(node, "gates"),
                node.items("forms").stream().map(ProtocolReader::form).toList(),
                node.items("followUps").stream().map(ProtocolReader::followUp).toList(),
                instructions(node.at("instructions")),
                node.text("source"),
                sources(node),
                retired);
    }

    private static Observation observation(FileNode node) {
        return new Observation(
                number(node, "floorMinutes"),
                node.constant("from", Observation.CountedFrom.class).orElse(Observation.CountedFrom.END_OF_DOSING));
    }

    private static FollowUpPlan followUp(FileNode item) {
        return new FollowUpPlan(
                item.text("code"),
                item.constant("after", FollowUpPlan.Anchor.class).orElse(FollowUpPlan.Anchor.EACH_SESSION),
                item.number("first"),
                item.number("everySessions"),
                number(item, "dueHours"),
                number(item, "fromHours"),
                number(item, "toHours"),
                texts(item, "instruments"));
    }

    static FormDue form(FileNode item) {
        return new FormDue(item.text("code"), number(item, "dueDays"));
    }

    private static Instructions instructions(FileNode node) {
        return new Instructions(node.at("before").text(), node.at("after").text());
    }

    /** Margins that a protocol does not say do not come from where its own numbers come from. */
    private static Map<String, String> sources(FileNode protocol) {
        var sources = new HashMap<String, String>();
        var unsaid = ProtocolLimits.unsaid().source();
        if (!protocol.at("spacing").at(MARGINS).isPresent()
                && !protocol.text("source").equals(unsaid)) {
            sources.put(MARGINS, unsaid);
        }
        protocol.at("sources")
                .properties()
                .forEach(property -> sources.put(
                        property.getKey(), property.getValue().text().orElse("")));
        return Map.copyOf(sources);
    }

    static List<String> texts(FileNode node, String name) {
        return node.items(name).stream()
                .map(FileNode::text)
                .flatMap(Optional::stream)
                .toList();
    }

    static int number(FileNode node, String name) {
        return node.number(name).orElse(0);
    }
}
