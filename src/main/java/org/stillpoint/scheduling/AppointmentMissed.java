package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/** The patient did not come. Told inside the transaction that makes it so. */
public record AppointmentMissed(UUID appointment, UUID patient, UUID site, Instant start) {}
