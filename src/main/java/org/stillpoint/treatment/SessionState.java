package org.stillpoint.treatment;

/** What has become of a visit of a series. */
public enum SessionState {
    BOOKED,
    DONE,
    /** The patient did not come. */
    MISSED,
    CANCELLED
}
