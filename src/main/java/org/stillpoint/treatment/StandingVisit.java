package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A visit that is booked or done and stays where it is: of the series, or another treatment or review of the patient.
 *
 * @param step the place of its step in the course; empty for a visit outside of the series
 * @param treatment spacing holds for it; false for a review
 * @param practitioners who sees the patient then
 */
record StandingVisit(OptionalInt step, LocalDate day, LocalTime time, boolean treatment, Set<UUID> practitioners) {}
