package org.stillpoint.clinic;

/** The stretches of a visit, in the order in which they happen. A visit without dosing has its core in {@code DOSING}. */
public enum PhaseCode {
    PREPARATION,
    DOSING,
    OBSERVATION,
    DISCHARGE,
    TURNOVER
}
