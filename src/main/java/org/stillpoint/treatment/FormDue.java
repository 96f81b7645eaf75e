package org.stillpoint.treatment;

/**
 * A form for a regulator.
 *
 * @param code such as {@code REMS_MONITORING}
 * @param dueDays calendar days after each session
 */
public record FormDue(String code, int dueDays) {}
