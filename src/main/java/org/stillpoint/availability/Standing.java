package org.stillpoint.availability;

import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/** A claim as it stands in the database. */
record Standing(UUID claimant, int part, ClaimKind kind, UUID schedule, int lane, TimeSlot during) {}
