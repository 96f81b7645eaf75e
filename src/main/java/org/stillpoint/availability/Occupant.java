package org.stillpoint.availability;

import java.util.UUID;

/** Who has claims in a stretch of time. */
public record Occupant(UUID claimant, ClaimKind kind) {}
