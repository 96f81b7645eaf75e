package org.stillpoint.clinic;

import java.time.LocalTime;

/**
 * A stretch of local time. An end at or before the start means the next day: {@code 22:00-02:00} runs over midnight,
 * {@code 00:00-24:00} (end 00:00) is the whole day, of 23, 24 or 25 hours.
 */
public record Shift(LocalTime start, LocalTime end) {

    public boolean overMidnight() {
        return !end.isAfter(start);
    }
}
