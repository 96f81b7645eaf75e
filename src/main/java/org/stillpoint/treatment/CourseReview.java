package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a prescriber has looked at a course.
 *
 * @param id of the series' event, {@code by} whose account
 * @param step of the course that was reviewed: the review between two phases, or the step that goes on
 * @param day of the site
 */
record CourseReview(UUID id, int step, int round, ReviewDecision decision, Instant at, LocalDate day, UUID by) {}
