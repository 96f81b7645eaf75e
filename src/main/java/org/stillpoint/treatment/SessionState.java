package org.stillpoint.treatment;

/** What has become of a visit of a series. */
public enum SessionState {
    BOOKED,
    DONE,
    /** The patient did not come. */
    MISSED,
    /** The patient came, and left without a dose: the session is to be made up. */
    WITHOUT_DOSE,
    CANCELLED
}
