package org.stillpoint.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The patient was discharged. Told inside the transaction that makes it so.
 *
 * @param series the patient's course, where the visit belongs to one
 * @param protocol id of the version that the session follows, where there is one
 * @param dosingEndedAt the actual end of dosing, from which everything is counted that follows
 */
public record SessionDischarged(
        UUID session,
        UUID appointment,
        UUID patient,
        Optional<UUID> series,
        Optional<UUID> protocol,
        Instant dosingEndedAt,
        Instant leftAt) {}
