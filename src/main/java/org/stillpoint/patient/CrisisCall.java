package org.stillpoint.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was promised when danger was told, and goes along with the flag.
 *
 * @param by until when somebody of the clinic has to have tried to reach the person; empty where somebody has, or nothing was promised
 * @param site whose staff are nearest; empty where nobody knows
 */
public record CrisisCall(Optional<Instant> by, Optional<UUID> site) {

    public static final CrisisCall UNSAID = new CrisisCall(Optional.empty(), Optional.empty());
}
