package org.stillpoint.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The window that {@code from} and {@code to} of a query name: each is a local date of the site (both days are in the window)
 * or a moment with an offset (half-open).
 */
public final class Bounds {

    private Bounds() {}

    /** Refuses what is neither, a window that is empty or backwards, and one of more than {@code mostDays} days. */
    public static TimeSlot window(String from, String to, ZoneId zone, int mostDays) {
        var errors = new InvalidRequest.Collector();
        var start = moment("from", from, zone, 0, errors);
        var end = moment("to", to, zone, 1, errors);
        errors.refuse();
        // An hour's grace: 62 local days are an hour longer when the clocks go back among them.
        errors.check(start.isBefore(end), "to", "must not be before `from`")
                .check(
                        Duration.between(start, end)
                                        .compareTo(Duration.ofDays(mostDays).plusHours(1))
                                <= 0,
                        "to",
                        "must leave a window of at most " + mostDays + " days")
                .refuse();
        return new TimeSlot(start, end);
    }

    private static Instant moment(
            String name, String text, ZoneId zone, int daysAfter, InvalidRequest.Collector errors) {
        if (text == null) {
            errors.parameter(name, "is needed");
            return Instant.EPOCH;
        }
        var date = WireFormat.of(LocalDate.class).flatMap(format -> format.parse(text));
        if (date.isPresent()) {
            return date.get().plusDays(daysAfter).atStartOfDay(zone).toInstant();
        }
        var moment = WireFormat.of(Instant.class).flatMap(format -> format.parse(text));
        if (moment.isPresent()) {
            return moment.get();
        }
        errors.parameter(
                name,
                "must be a date (2026-12-01) or a moment with seconds and offset (2026-12-01T09:00:00-05:00; write + as %2B)");
        return Instant.EPOCH;
    }
}
