package org.stillpoint.availability;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who has claims in a stretch of time; {@code start} is when the first of them begins. */
public record Occupant(UUID claimant, ClaimKind kind, Instant start) {

    public static List<UUID> claimants(Collection<Occupant> occupants, ClaimKind kind) {
        return occupants.stream()
                .filter(each -> each.kind() == kind)
                .map(Occupant::claimant)
                .toList();
    }
}
