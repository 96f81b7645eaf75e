package org.stillpoint.scheduling;

import java.util.UUID;

/** A booked visit has another time, site or other actors. Told inside the transaction that makes it so. */
public record AppointmentMoved(UUID appointment, UUID patient) {}
