package org.stillpoint.treatment;

/** What can happen to a series. */
public enum SeriesEventKind {
    STARTED,
    /** A proposal was booked. */
    BOOKED,
    REVIEWED,
    PAUSED,
    RESUMED,
    STEPPED_BACK,
    PROTOCOL_VERSION_CHANGED,
    PREFERENCES_CHANGED,
    /** A proposal of repair was carried out. */
    REPAIRED,
    ENDED
}
