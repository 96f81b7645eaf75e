package org.stillpoint.treatment;

/**
 * A session that is to be placed.
 *
 * @param step the place of its step in the course, 0 is the first
 * @param number which session of its step it is, 1 is the first
 * @param service code of what is booked
 * @param treatment spacing holds for it; false for a review
 */
record SessionWish(int step, int number, String service, boolean treatment, DayBounds bounds) {}
