package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A booked visit that gets another time, or at the same time other actors, at its site.
 *
 * @param version of the appointment, as the caller read it
 * @param preferred actors that are chosen first where they are free
 * @param avoided actors that shall play no role
 */
public record VisitMove(UUID appointment, long version, Instant start, Set<UUID> preferred, Set<UUID> avoided) {}
