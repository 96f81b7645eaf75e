package org.stillpoint.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The window that {@code from} and {@code to} of a query name: each is a local date of the site (both days are in the window)
 * or a moment with an offset (half-open).
 */
public final class Bounds {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

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
                        "must be at most " + mostDays + " days after `from`")
                .refuse();
        return new TimeSlot(start, end);
    }

    private static Instant moment(
            String name, String text, ZoneId zone, int daysAfter, InvalidRequest.Collector errors) {
        if (text == null) {
            errors.parameter(name, "is needed");
            return Instant.EPOCH;
        }
        try {
            if (DATE.matcher(text).matches()) {
                var date = Moments.inRange(LocalDate.parse(text)).plusDays(daysAfter);
                return date.atStartOfDay(zone).toInstant();
            }
            if (MOMENT.matcher(text).matches()) {
                return Moments.inRange(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException notThere) {
            // Said below, like every other way of being wrong.
        }
        errors.parameter(
                name,
                "must be a date (2026-12-01) or a moment with seconds and offset (2026-12-01T09:00:00-05:00; write + as %2B)");
        return Instant.EPOCH;
    }
}
