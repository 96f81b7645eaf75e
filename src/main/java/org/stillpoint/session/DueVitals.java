package org.stillpoint.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Vital signs that are due, once.
 *
 * @param code says why: {@code BEFORE_DOSING}, {@code EVERY_10_IN_DOSING}, {@code 40_AFTER_DOSING_BEGAN}
 * @param by the entry that counts for it
 * @param overdueSince from when on it was too late, where it was not taken by then
 */
record DueVitals(String code, Instant at, DueState state, Optional<UUID> by, Optional<Instant> overdueSince) {

    /** With what begins then. */
    static final String BEFORE = "BEFORE_";

    static String afterDosingBegan(int minutes) {
        return minutes + "_AFTER_DOSING_BEGAN";
    }

    boolean isOverdue() {
        return state == DueState.OVERDUE;
    }

    /** Somebody should have been told. */
    boolean wasLate() {
        return state == DueState.OVERDUE || state == DueState.MISSED;
    }
}
