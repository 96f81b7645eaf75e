package org.stillpoint.treatment;

/** Whether a series goes on. */
public enum SeriesStatus {
    ACTIVE,
    PAUSED,
    ENDED
}
