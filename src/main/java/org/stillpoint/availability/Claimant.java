package org.stillpoint.availability;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * For whom a visit is claimed.
 *
 * @param id of the hold, which stays the id of the appointment that it becomes
 * @param person whose own calendar is claimed too, so that nobody is in two places at once; its schedule is opened if need be
 * @param expiresAt when the claims are nobody's any more; only for holds
 */
public record Claimant(UUID id, ClaimKind kind, Optional<UUID> person, Optional<Instant> expiresAt) {

    public static Claimant hold(UUID id, Instant expiresAt) {
        return new Claimant(id, ClaimKind.HOLD, Optional.empty(), Optional.of(expiresAt));
    }

    public static Claimant appointment(UUID id, UUID person) {
        return new Claimant(id, ClaimKind.APPOINTMENT, Optional.of(person), Optional.empty());
    }

    static Claimant block(UUID id) {
        return new Claimant(id, ClaimKind.BLOCK, Optional.empty(), Optional.empty());
    }
}
