package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.PhaseCode;

/** Reads what a protocol says about the day of a session, and what is said in its words where there is none. */
public final class DayReader {

    private DayReader() {}

    public static List<VitalsDue> vitals(FileNode protocol) {
        var vitals = new ArrayList<VitalsDue>();
        for (var item : protocol.items("vitals")) {
            item.constant("before", PhaseCode.class).map(VitalsDue.Before::new).ifPresent(vitals::add);
            item.constant("phase", PhaseCode.class)
                    .map(phase -> new VitalsDue.Every(ProtocolReader.number(item, "everyMinutes"), phase))
                    .ifPresent(vitals::add);
            item.number("minutesAfterDosingBegan")
                    .map(VitalsDue.AfterDosingBegan::new)
                    .ifPresent(vitals::add);
        }
        return List.copyOf(vitals);
    }

    static BloodPressureBands bands(FileNode node) {
        return new BloodPressureBands(band(node.at("warn")), band(node.at("override")), band(node.at("block")));
    }

    static Optional<BloodPressure> band(FileNode node) {
        return node.isPresent()
                ? Optional.of(new BloodPressure(
                        ProtocolReader.number(node, "systolic"), ProtocolReader.number(node, "diastolic")))
                : Optional.empty();
    }

    public static Optional<Fasting> fasting(FileNode node) {
        return node.isPresent()
                ? Optional.of(new Fasting(
                        ProtocolReader.number(node, "foodHours"),
                        ProtocolReader.number(node, "liquidMinutes"),
                        node.number("nasalSprayMinutes")))
                : Optional.empty();
    }

    static Optional<NoDriving> noDriving(FileNode node) {
        return node.isPresent()
                ? Optional.of(
                        new NoDriving(node.number("hours"), node.flag("untilNextDay"), node.flag("afterRestfulSleep")))
                : Optional.empty();
    }
}
