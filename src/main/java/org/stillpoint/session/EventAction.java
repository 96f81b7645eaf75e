package org.stillpoint.session;

/** What was done about it. */
public enum EventAction {
    NONE,
    WATCHED_LONGER,
    DOSE_STOPPED,
    MEDICINE_GIVEN,
    OXYGEN_GIVEN,
    EMERGENCY_CALLED,
    TRANSFERRED,
    OTHER
}
