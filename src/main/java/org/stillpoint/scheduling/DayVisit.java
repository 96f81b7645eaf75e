package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A visit on its day.
 *
 * @param timeline its phases as they are planned
 * @param overridden codes of gates that a prescriber has lifted for the time that it has
 */
public record DayVisit(VisitFact visit, Timeline timeline, Optional<Instant> arrivedAt, Set<String> overridden) {}
