package org.stillpoint.treatment;

/**
 * How much room planning has beside the rhythm of a course, and how early staff are told. In days.
 *
 * @param nextPhaseDays the first session of a phase follows what was before it within so many
 * @param putOffDays whoever is late, or makes up for a session, gets so many more
 * @param lapseNoticeDays so many before a course lapses it is told of
 * @param reviewNoticeDays so many before a review is due it is told of
 */
public record PlanMargins(int nextPhaseDays, int putOffDays, int lapseNoticeDays, int reviewNoticeDays) {}
