package org.stillpoint.availability;

import java.time.Instant;
import java.util.UUID;

/** Who has claims in a stretch of time; {@code start} is when the first of them begins. */
public record Occupant(UUID claimant, ClaimKind kind, Instant start) {}
