package org.stillpoint.availability;

import java.util.List;

/**
 * What became of a visit that takes longer.
 *
 * @param longer whether anything more was taken
 * @param shortfalls what others have
 */
public record Extended(boolean longer, List<Shortfall> shortfalls) {}
