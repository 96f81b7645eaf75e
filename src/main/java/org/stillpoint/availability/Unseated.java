package org.stillpoint.availability;

import org.stillpoint.platform.Refusal;

/**
 * One of several visits that does not fit.
 *
 * @param index its place in the list of what was wanted, from 0
 * @param why a {@link SlotTaken} or a {@link NotOffered}
 */
public record Unseated(int index, Refusal why) {}
