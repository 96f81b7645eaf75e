package org.stillpoint.treatment;

import java.time.Instant;
import java.util.UUID;

/** Something was decided or booked for a series, which may make other things due. Told inside the transaction that makes it so. */
public record SeriesChanged(UUID series, UUID patient, Instant at) {}
