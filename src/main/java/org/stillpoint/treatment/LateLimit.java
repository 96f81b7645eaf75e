package org.stillpoint.treatment;

/**
 * Fewer treatments are allowed late in a series; more are a prescriber's decision.
 *
 * @param afterDay the day of the series' first treatment is day 1
 * @param maxPerRolling7Days in any seven days after that day
 */
public record LateLimit(int afterDay, int maxPerRolling7Days) {}
