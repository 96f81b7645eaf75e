package org.stillpoint.session;

import java.time.Duration;
import org.stillpoint.clinic.FileNode;

/**
 * When a reading counts for a due time.
 *
 * @param early so much before it is due
 * @param late so much after it is due, then it is overdue
 * @param beforeDosing how old a reading may be when dosing begins
 * @param beforeDischarge how old the last one may be when the patient leaves
 * @param longestPhase nothing is due in a phase that nobody has ended for so long, and no visit is prolonged of which nobody has
 *     recorded anything for so long
 */
record VitalsTolerance(
        Duration early, Duration late, Duration beforeDosing, Duration beforeDischarge, Duration longestPhase) {

    static VitalsTolerance read(FileNode node) {
        return new VitalsTolerance(
                minutes(node, "earlyMinutes"),
                minutes(node, "lateMinutes"),
                minutes(node, "beforeDosingMinutes"),
                minutes(node, "beforeDischargeMinutes"),
                minutes(node, "longestPhaseMinutes"));
    }

    private static Duration minutes(FileNode node, String name) {
        return Duration.ofMinutes(node.number(name).orElseThrow());
    }

    /** Of something that is due again and again: so that there is time left in which it is overdue. */
    VitalsTolerance within(Duration interval) {
        return new VitalsTolerance(
                shorter(early, interval.dividedBy(4)),
                shorter(late, interval.dividedBy(4)),
                beforeDosing,
                beforeDischarge,
                longestPhase);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
