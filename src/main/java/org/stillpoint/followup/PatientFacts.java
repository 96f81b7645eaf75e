package org.stillpoint.followup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.treatment.CourseFact;

/**
 * All that a patient's follow-ups are worked out from.
 *
 * @param doses sessions whose dosing has ended, in the order of these ends
 * @param booked treatments that are booked, in a series or not
 * @param completed when follow-ups were completed, by their origins
 */
record PatientFacts(
        UUID patient,
        List<Dosed> doses,
        List<Booked> booked,
        List<CourseFact> courses,
        Map<String, Instant> completed) {

    /** A session at which something was given; {@code protocol} is the version that it followed. */
    record Dosed(UUID session, UUID appointment, UUID site, Optional<UUID> protocol, Instant endedAt) {}

    /** A treatment that is booked. */
    record Booked(UUID appointment, Instant start) {}
}
