package org.stillpoint.treatment;

/**
 * Fewer treatments are allowed late in a series.
 *
 * @param afterDay the day of the series' first treatment is day 1
 * @param maxPerRolling7Days in any seven days after that day
 */
record LateLimit(int afterDay, int maxPerRolling7Days) {

    /** Default of the clinic, to be signed off by a clinician: more than two a week after eight weeks are a prescriber's decision. */
    static final LateLimit DEFAULT = new LateLimit(57, 2);
}
