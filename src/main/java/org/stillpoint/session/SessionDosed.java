package org.stillpoint.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The last dose of a session is over, as far as anybody knows: told again where a further one, or a correction, makes the end
 * another. Told inside the transaction that makes it so.
 *
 * @param series the patient's course, where the visit belongs to one
 * @param protocol id of the version that the session follows, where there is one
 * @param endedAt the actual end of dosing
 */
public record SessionDosed(
        UUID session,
        UUID appointment,
        UUID patient,
        Optional<UUID> series,
        Optional<UUID> protocol,
        Instant endedAt) {}
