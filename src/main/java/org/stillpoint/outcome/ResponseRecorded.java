package org.stillpoint.outcome;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A patient has answered, or what was answered is corrected. Told inside the transaction that makes it so.
 *
 * @param instrument its code
 * @param total only if every item was answered
 * @param risk an answer tells of danger, whatever the total: somebody has to look now
 * @param followUp what asked for it, where something did
 * @param corrects the response in whose place this one stands
 * @param withdrawn it only says that the one which it corrects does not hold
 */
public record ResponseRecorded(
        UUID response,
        UUID patient,
        String instrument,
        Optional<Integer> total,
        boolean complete,
        boolean risk,
        Instant answeredAt,
        Optional<UUID> followUp,
        Optional<UUID> corrects,
        boolean withdrawn) {}
