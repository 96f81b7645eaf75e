package org.stillpoint.scheduling;

/** Where an appointment stands. */
public enum AppointmentStatus {
    BOOKED,
    ARRIVED,
    CANCELLED,
    NO_SHOW;

    /** Whether the visit has its claims. */
    boolean isLive() {
        return this == BOOKED || this == ARRIVED;
    }
}
