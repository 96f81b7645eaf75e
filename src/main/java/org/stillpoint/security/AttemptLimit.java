package org.stillpoint.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many denied attempts of a minute are written down one by one: so many of one caller, so many of all. The others are only
 * counted, so that nobody can fill the audit trail by being refused.
 */
final class AttemptLimit {

    static final int OF_ONE_CALLER = 20;
    static final int OF_ALL = 600;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Integer> written = new HashMap<>();
    private Instant since = Instant.MIN;
    private int total;
    private int counted;
    private int countedBefore;

    /** Whether this one is written down. */
    synchronized boolean admits(String caller, Instant now) {
        if (isOver(now)) {
            since = now;
            total = 0;
            written.clear();
            // Also while one minute follows the other without a pause, each minute's number is written down.
            countedBefore += counted;
            counted = 0;
        }
        if (total >= OF_ALL || written.getOrDefault(caller, 0) >= OF_ONE_CALLER) {
            counted++;
            return false;
        }
        total++;
        written.merge(caller, 1, Integer::sum);
        return true;
    }

    synchronized void count() {
        counted++;
    }

    /** How many were only counted in minutes that are over; tells it once. */
    synchronized int left(Instant now) {
        if (isOver(now)) {
            return left();
        }
        int left = countedBefore;
        countedBefore = 0;
        return left;
    }

    synchronized int left() {
        int left = countedBefore + counted;
        countedBefore = 0;
        counted = 0;
        return left;
    }

    private boolean isOver(Instant now) {
        return since == Instant.MIN || Duration.between(since, now).abs().compareTo(WINDOW) >= 0;
    }
}
