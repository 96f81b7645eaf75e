package org.stillpoint.followup;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An earlier session, which a prescriber may accept. Nothing is booked by it.
 *
 * @param origin of the session that is due
 * @param from local day of the site, as is {@code to}: the last day before the session was due anyway
 * @param acceptedAt null as long as nobody has accepted it
 */
@Embeddable
record Suggestion(
        @Column(name = "suggested_for") String origin,
        @Column(name = "suggested_from") LocalDate from,
        @Column(name = "suggested_to") LocalDate to,
        @Column(name = "accepted_at") Instant acceptedAt,
        @Column(name = "accepted_by") UUID acceptedBy) {

    /** Not before {@code earliest}, however long ago it was suggested. */
    Suggestion accepted(UUID by, LocalDate earliest, Instant now) {
        return new Suggestion(origin, from.isBefore(earliest) ? earliest : from, to, now, by);
    }
}
