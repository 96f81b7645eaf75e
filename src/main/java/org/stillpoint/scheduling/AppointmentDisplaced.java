package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/** Somebody or something that a booked visit needs was taken away from it: it has to be moved. Told inside that transaction. */
public record AppointmentDisplaced(UUID appointment, UUID patient, UUID site, Instant start) {}
