package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A visit of a course that is to be booked.
 *
 * @param service code
 * @param site code
 * @param start one of the free starts, unchanged
 * @param preferred actors that are chosen first where they are free
 * @param avoided actors that shall play no role
 */
public record WantedVisit(String service, String site, Instant start, Set<UUID> preferred, Set<UUID> avoided) {

    /** Whoever is free. */
    public WantedVisit(String service, String site, Instant start) {
        this(service, site, start, Set.of(), Set.of());
    }
}
