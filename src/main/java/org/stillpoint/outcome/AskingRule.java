package org.stillpoint.outcome;

import java.time.Duration;

/**
 * When a patient can be asked again.
 *
 * @param refusedWithin sooner after the last complete answers it is refused
 * @param warnedWithin sooner it is accepted with a warning
 * @param apartFromDose so long after the end of dosing nobody is asked
 */
public record AskingRule(Duration refusedWithin, Duration warnedWithin, Duration apartFromDose) {}
