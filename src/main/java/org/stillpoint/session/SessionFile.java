package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.scheduling.DayVisit;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.Protocol;

/**
 * A session with the visit that it is the day of, and what it follows.
 *
 * @param stay until when the patient stays, where a nurse has said so
 */
record SessionFile(Session session, DayVisit planned, Optional<Protocol> protocol, Optional<Instant> stay) {

    /** Clocks of those who tell and of the server differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    VisitFact visit() {
        return planned.visit();
    }

    Timeline timeline() {
        return planned.timeline();
    }

    Site site() {
        return visit().site();
    }

    Service service() {
        return visit().service();
    }

    /** A session without a protocol wants one too: nobody has said that it does without. */
    boolean wantsEscort() {
        return protocol.map(Protocol::escort).orElse(true);
    }

    /** As the wire has it; null for null. */
    OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(site().zone()).toOffsetDateTime();
    }

    OffsetDateTime local(Optional<Instant> moment) {
        return local(moment.orElse(null));
    }

    /**
     * When something happened that is recorded now: {@code told} (null: now), which must neither be in the future by more than a
     * minute nor before the arrival.
     *
     * @param pointer where it stands in the request, like {@code /at}
     */
    Instant moment(OffsetDateTime told, String pointer, Instant now) {
        if (told == null) {
            return now;
        }
        var at = told.toInstant();
        new InvalidRequest.Collector()
                .check(!at.isAfter(now.plus(AHEAD)), pointer, "must not be in the future")
                .check(!at.isBefore(session.arrivedAt()), pointer, "must not be before the patient arrived")
                .refuse();
        return at;
    }
}
