package org.stillpoint.scheduling;

/** Where an appointment stands. */
public enum AppointmentStatus {
    BOOKED,
    ARRIVED,
    CANCELLED,
    NO_SHOW
}
