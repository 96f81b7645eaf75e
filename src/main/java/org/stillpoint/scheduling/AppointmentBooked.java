package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.RoundTrip;

/**
 * A visit is booked. Told inside the transaction that makes it so, just before its rows are sent.
 *
 * @param writes what goes to the database with them: whoever has something to write about it adds it there, so that a booking
 *     waits for the database no longer because others take note of it
 */
public record AppointmentBooked(UUID appointment, UUID patient, UUID site, Instant start, RoundTrip writes) {}
