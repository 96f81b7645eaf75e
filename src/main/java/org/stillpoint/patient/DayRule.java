package org.stillpoint.patient;

import java.util.OptionalInt;

/**
 * That a route has a gate on the day, for the feature that judges it.
 *
 * @param validDays how many local days its evidence holds after its own day
 * @param validMinutes how many minutes it holds, where that is less
 * @param overridable whether a prescriber may lift it
 */
public record DayRule(String code, OptionalInt validDays, OptionalInt validMinutes, boolean overridable) {}
