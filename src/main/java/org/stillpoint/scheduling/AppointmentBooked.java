package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/** A visit is booked. Told inside the transaction that makes it so. */
public record AppointmentBooked(UUID appointment, UUID patient, UUID site, Instant start) {}
