package org.stillpoint.outcome;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody enters a patient's answers, which were given at another time perhaps.
 *
 * @param account of staff; empty where the patient did
 */
record Entry(
        UUID id,
        UUID patient,
        Instant answeredAt,
        Instant recordedAt,
        Optional<UUID> account,
        Optional<UUID> followUp,
        Optional<Correction> correction) {

    /** That a response was wrong. */
    record Correction(UUID of, String reason) {}

    EnteredBy by() {
        return account.isPresent() ? EnteredBy.STAFF : EnteredBy.PATIENT;
    }
}
