package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.stillpoint.clinic.FileNode;

/**
 * A dose that comes in several devices.
 *
 * @param milligrams in each of them
 * @param apart from the beginning of one to the beginning of the next, at least
 * @param goesOn from the beginning of one to the beginning of the next, at most, for both to be one dosing
 * @param doses what they may come to, in mg, ascending
 */
record DeviceDose(int milligrams, Duration apart, Duration goesOn, List<Integer> doses, String source) {

    static DeviceDose read(FileNode node) {
        return new DeviceDose(
                node.number("milligrams").orElseThrow(),
                Duration.ofMinutes(node.number("apartMinutes").orElseThrow()),
                Duration.ofMinutes(node.at("goesOn").number("minutes").orElseThrow()),
                node.items("doses").stream()
                        .map(dose -> dose.number().orElseThrow())
                        .sorted()
                        .toList(),
                node.text("source"));
    }

    /** Whether a device that begins then goes on with the dosing of one that began before. */
    boolean goesOn(Instant before, Instant start) {
        return !start.isBefore(before) && !start.isAfter(before.plus(goesOn));
    }

    /** How many devices a dose of so many milligrams is, and the most there can be where nobody has said. */
    int count(int milligramsInAll) {
        return milligramsInAll / milligrams;
    }

    int most() {
        return count(doses.getLast());
    }
}
