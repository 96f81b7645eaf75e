package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/** The patient is here. Told inside the transaction that makes it so. */
public record AppointmentArrived(UUID appointment, UUID patient, UUID site, Instant start) {}
