package org.stillpoint.outcome;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one response amounts to.
 *
 * @param response its id
 * @param total none while an item is not answered
 * @param band of the total, where the instrument has bands
 * @param corrected whether it stands in the place of a wrong one
 */
public record Score(
        UUID response,
        String instrument,
        Optional<Integer> total,
        Optional<String> band,
        boolean complete,
        Instant answeredAt,
        Optional<UUID> followUp,
        boolean corrected) {}
