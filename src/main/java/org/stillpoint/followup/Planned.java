package org.stillpoint.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A follow-up as it shall be.
 *
 * @param origin the same for the same reason for ever
 * @param appointment where it is booked already
 * @param done what made it done without anybody's word
 */
record Planned(
        String origin,
        String code,
        FollowUpKind kind,
        Place place,
        Window window,
        List<String> instruments,
        Why why,
        Optional<UUID> appointment,
        Optional<Done> done) {

    /** What it belongs to; {@code session} is the one that it follows. */
    record Place(UUID site, Optional<UUID> series, Optional<UUID> session, Optional<UUID> protocol) {}

    record Done(Instant at, List<UUID> responses) {
        static Done at(Instant moment) {
            return new Done(moment, List.of());
        }
    }

    Instant answersCountFrom() {
        return why.answersCountFrom(place.session().isPresent(), window.from());
    }

    Planned bookedAs(Optional<UUID> booked) {
        return new Planned(origin, code, kind, place, window, instruments, why, booked, done);
    }

    /** The same where it is a questionnaire. */
    Planned answered(Optional<Done> how) {
        return kind == FollowUpKind.QUESTIONNAIRE ? done(how) : this;
    }

    Planned done(Optional<Done> how) {
        return new Planned(origin, code, kind, place, window, instruments, why, appointment, how);
    }
}
