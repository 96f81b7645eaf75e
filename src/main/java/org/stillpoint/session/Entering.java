package org.stillpoint.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That an account enters something into the chart of a session, which was at another time perhaps. */
record Entering(UUID id, UUID session, Instant at, Instant recordedAt, UUID by, Optional<Correction> correction) {

    /**
     * That an entry was wrong.
     *
     * @param withdraws nothing takes its place
     */
    record Correction(UUID of, String reason, boolean withdraws) {}
}
