package org.stillpoint.treatment;

import java.time.LocalTime;

/** A part of the day, by when a visit starts: before noon, before 17:00, later. */
public enum DayPart {
    MORNING,
    AFTERNOON,
    EVENING;

    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime EVENING_BEGINS = LocalTime.of(17, 0);

    static DayPart of(LocalTime start) {
        if (start.isBefore(NOON)) {
            return MORNING;
        }
        return start.isBefore(EVENING_BEGINS) ? AFTERNOON : EVENING;
    }
}
