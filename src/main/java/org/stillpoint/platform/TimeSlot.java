package org.stillpoint.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open stretch of time {@code [start, end)}: one that ends at 10:00 does not meet one that starts at 10:00.
 * Never empty and never backwards.
 */
public record TimeSlot(Instant start, Instant end) {

    public TimeSlot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A time slot must end after it starts: " + start + " to " + end);
        }
    }

    public static TimeSlot of(Instant start, Duration length) {
        return new TimeSlot(start, start.plus(length));
    }

    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
