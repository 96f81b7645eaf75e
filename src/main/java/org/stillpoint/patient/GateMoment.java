package org.stillpoint.patient;

/** When a gate is looked at: before a visit is booked, or before dosing on its day. */
public enum GateMoment {
    BEFORE,
    DAY
}
