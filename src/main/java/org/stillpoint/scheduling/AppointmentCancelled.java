package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/** A booked visit does not take place. Told inside the transaction that makes it so. */
public record AppointmentCancelled(UUID appointment, UUID patient, UUID site, Instant start) {}
