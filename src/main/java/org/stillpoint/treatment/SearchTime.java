package org.stillpoint.treatment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stillpoint.clinic.Service;
import org.stillpoint.platform.TimeSlot;

/** The part of a stretch of time in which a visit may start: not too soon and not too far ahead. */
final class SearchTime {

    private SearchTime() {}

    static Optional<TimeSlot> of(Service service, TimeSlot wanted, Instant now) {
        var earliest = now.plus(Duration.ofMinutes(service.minimumNoticeMinutes()));
        var latest = now.plus(Duration.ofDays(service.horizonDays()));
        var start = earliest.isAfter(wanted.start()) ? earliest : wanted.start();
        var end = latest.isBefore(wanted.end()) ? latest : wanted.end();
        return start.isBefore(end) ? Optional.of(new TimeSlot(start, end)) : Optional.empty();
    }
}
