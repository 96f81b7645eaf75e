package org.stillpoint.session;

import java.time.Duration;
import java.util.List;
import org.stillpoint.clinic.FileNode;

/**
 * A dose that comes in several devices.
 *
 * @param milligrams in each of them
 * @param apart from the beginning of one to the beginning of the next, at least
 * @param doses what they may come to, in mg, ascending
 */
record DeviceDose(int milligrams, Duration apart, List<Integer> doses, String source) {

    static DeviceDose read(FileNode node) {
        return new DeviceDose(
                node.number("milligrams").orElseThrow(),
                Duration.ofMinutes(node.number("apartMinutes").orElseThrow()),
                node.items("doses").stream()
                        .map(dose -> dose.number().orElseThrow())
                        .sorted()
                        .toList(),
                node.text("source"));
    }

    /** How many devices a dose of so many milligrams is, and the most there can be where nobody has said. */
    int count(int milligramsInAll) {
        return milligramsInAll / milligrams;
    }

    int most() {
        return count(doses.getLast());
    }
}
