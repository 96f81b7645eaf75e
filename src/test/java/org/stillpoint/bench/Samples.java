package org.stillpoint.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured: how long each took and how it ended. */
final class Samples {

    private long[] nanos = new long[1 << 16];
    private int count;
    private long duration = 1;
    private final Map<Integer, Integer> outcomes = new TreeMap<>();

    synchronized void add(int outcome, long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
        outcomes.merge(outcome, 1, Integer::sum);
    }

    Samples over(long wholeDuration) {
        duration = wholeDuration;
        return this;
    }

    double perSecond() {
        return count * 1e9 / duration;
    }

    double medianMillis() {
        return percentileMillis(50);
    }

    double percentileMillis(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(count * percent / 100) - 1))] / 1e6;
    }

    int count() {
        return count;
    }

    /** How many did not end as expected, and how they did: "0", or "2 (1 × 409, 1 × 503)"; 0 stands for no answer. */
    String otherThan(int expected) {
        var others = outcomes.entrySet().stream()
                .filter(outcome -> outcome.getKey() != expected)
                .map(outcome -> outcome.getValue() + " × " + outcome.getKey())
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "0" : "%d (%s)".formatted(not(expected), others);
    }

    int not(int expected) {
        return count - outcomes.getOrDefault(expected, 0);
    }
}
