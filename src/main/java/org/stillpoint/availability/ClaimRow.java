package org.stillpoint.availability;

import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/** A claim about to be written. */
record ClaimRow(UUID schedule, int lane, TimeSlot during) {}
