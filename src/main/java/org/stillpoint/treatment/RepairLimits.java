package org.stillpoint.treatment;

import java.time.Duration;

/**
 * How long a repair is sought.
 *
 * @param time after which the best found so far is taken
 * @param tries after which it is taken all the same, so that on a machine that is fast enough the same question gets the same
 *     answer
 */
record RepairLimits(Duration time, long tries) {}
