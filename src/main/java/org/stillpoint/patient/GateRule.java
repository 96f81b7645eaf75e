package org.stillpoint.patient;

import java.util.OptionalInt;
import java.util.Set;

/**
 * That a route has a gate.
 *
 * @param validDays how many local days its evidence holds after its own day, where the evidence does not say so itself
 */
record GateRule(String code, Set<GateMoment> when, OptionalInt validDays, boolean overridable) {}
