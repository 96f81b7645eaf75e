package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/**
 * One of several visits that is not booked while others are.
 *
 * @param index its place in the list of what was wanted, from 0
 * @param why what would have refused it alone
 */
public record NotBooked(int index, Refusal why) {}
