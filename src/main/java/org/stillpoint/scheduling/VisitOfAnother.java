package org.stillpoint.scheduling;

import java.util.UUID;

/** A visit that has fallen through was booked for the wrong patient, who misses nothing. Told inside the transaction that says so. */
public record VisitOfAnother(UUID patient, UUID appointment) {}
