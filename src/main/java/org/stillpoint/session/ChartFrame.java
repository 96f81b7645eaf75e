package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;

/** What an entry has to fit into: as little of a session as that takes. */
record ChartFrame(
        UUID session,
        UUID appointment,
        UUID patient,
        Site site,
        Instant arrivedAt,
        Optional<Instant> leftAt,
        boolean ready) {

    /** Clocks of those who tell and of the server differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /**
     * When something was that is recorded now; {@code told} is null for now. Once the patient has left nothing is seen of them any
     * more: what was is told with its time, and what is meant for somebody else is not kept as theirs.
     */
    Instant moment(ChartKind kind, OffsetDateTime told, Instant now) {
        var until = kind.isOfTheDay() ? leftAt.filter(left -> left.isBefore(now)) : Optional.<Instant>empty();
        var pointer = kind.pointer();
        if (told == null) {
            new InvalidRequest.Collector()
                    .check(until.isEmpty(), pointer, "is needed: the patient has left")
                    .refuse();
            return now;
        }
        var at = told.toInstant();
        new InvalidRequest.Collector()
                .check(!at.isAfter(now.plus(AHEAD)), pointer, "must not be in the future")
                .check(!at.isBefore(arrivedAt), pointer, "must not be before the patient arrived")
                .check(until.filter(at::isAfter).isEmpty(), pointer, "must not be after the patient left")
                .refuse();
        return at;
    }

    /** As the wire has it; null for null. */
    OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(site.zone()).toOffsetDateTime();
    }

    SessionChanged changed(String what, Instant at) {
        return new SessionChanged(session, appointment, patient, site.id(), what, at);
    }
}
