package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.List;

/**
 * A rule of a gate that a visit would break.
 *
 * @param rule its name, such as {@code MIN_GAP}
 * @param detail in words, with the days and nothing of what is given on them
 * @param days of other visits, local to the site, beside which the visit breaks it
 */
public record BrokenRule(String rule, String detail, List<LocalDate> days) {}
