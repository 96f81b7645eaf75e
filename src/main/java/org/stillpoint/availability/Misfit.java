package org.stillpoint.availability;

import java.util.UUID;

/** A claimant that a plan has no place for; {@code why} is a sentence about the clinic, not about a person. */
public record Misfit(UUID claimant, ClaimKind kind, String why) {}
