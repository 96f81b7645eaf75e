package org.stillpoint.treatment;

import java.util.OptionalInt;

/**
 * One step of a protocol's course.
 *
 * @param phase never {@code PAUSED} or {@code ENDED}
 * @param service code of what is booked for its sessions
 * @param reviewEveryDays after how many days a review is due while the step goes on without an end
 */
public record CourseStep(CoursePhase phase, String service, Rhythm rhythm, OptionalInt reviewEveryDays) {}
