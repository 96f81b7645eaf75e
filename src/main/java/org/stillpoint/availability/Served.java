package org.stillpoint.availability;

import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/** An actor that serves a role of a visit, from its first stretch to its last, and why it was chosen. */
public record Served(String role, UUID actorId, TimeSlot during, ChosenBecause because) {}
