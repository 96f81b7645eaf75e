package org.stillpoint.treatment;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.stillpoint.clinic.FileNode;

/**
 * A protocol that is looked at, and the place of each of its parts, so that a rule can say where it is broken.
 *
 * @param node of the protocol
 * @param services that it may name
 */
record ProtocolCheck(Protocol protocol, FileNode node, ProtocolServices services) {

    private static final List<ProtocolRule> RULES = rules();

    static ProtocolCheck of(FileNode node, ProtocolServices services) {
        return new ProtocolCheck(ProtocolReader.read(node), node, services);
    }

    /** Tells everything that contradicts itself, the services or a label. */
    void tellContradictions() {
        RULES.forEach(rule -> rule.check(this));
    }

    private static List<ProtocolRule> rules() {
        return Stream.of(
                        CourseRules.ALL,
                        WeeklyRules.ALL,
                        LongRunRules.ALL,
                        DayRules.ALL,
                        LabelFloors.ALL,
                        FollowUpRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** The steps whose phase could be read, with their places. */
    void eachStep(BiConsumer<CourseStep, FileNode> step) {
        var items = node.items("course").stream()
                .filter(item -> item.constant("phase", CoursePhase.class).isPresent())
                .toList();
        for (var i = 0; i < items.size(); i++) {
            step.accept(protocol.course().get(i), items.get(i));
        }
    }

    /** The same for those in which somebody is treated. */
    void eachTreatment(BiConsumer<CourseStep, FileNode> step) {
        eachStep((one, at) -> {
            if (one.isTreatment()) {
                step.accept(one, at);
            }
        });
    }
}
