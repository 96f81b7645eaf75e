package org.stillpoint.outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.stillpoint.clinic.FileNode;

/**
 * When courses are looked at, and how small a group may be that is told of.
 *
 * @param months of a period: the year is cut into these, and nothing is told of any other stretch of time
 */
record ReportRules(int patients, int part, int months, List<ReportTime> times) {

    private static final String FILE = "outcome/reporting.yaml";

    static final ReportRules SHIPPED = shipped();

    private static ReportRules shipped() {
        try (var file = ReportRules.class.getClassLoader().getResourceAsStream(FILE)) {
            return read(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReportRules read(byte[] yaml) {
        var file = FileNode.ofYaml(yaml);
        var minimum = file.at("minimum");
        var rules = new ReportRules(
                number(minimum, "patients"),
                number(minimum, "part"),
                number(file.at("period"), "months"),
                file.items("times").stream().map(ReportRules::time).toList());
        if (rules.part < 1 || rules.patients < 2 * rules.part) {
            minimum.wrong("a group must have room for two parts, each of one or more");
        }
        if (rules.months < 1 || 12 % rules.months != 0) {
            file.at("period").wrong("periods must fill a year");
        }
        if (!file.mistakes().isEmpty()) {
            throw new IllegalArgumentException(FILE + ": " + file.mistakes());
        }
        return rules;
    }

    private static ReportTime time(FileNode item) {
        var time = new ReportTime(
                item.text("code"), number(item, "afterDays"), number(item, "fromDays"), number(item, "toDays"));
        if (time.fromDays() > time.afterDays() || time.afterDays() > time.toDays()) {
            item.wrong("a time lies within its span");
        }
        return time;
    }

    private static int number(FileNode node, String name) {
        return node.number(name).orElseGet(() -> {
            node.at(name).wrong("must be a number");
            return 0;
        });
    }
}
