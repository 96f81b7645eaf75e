package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SessionExtensions implements PanacheRepositoryBase<SessionExtension, UUID> {

    /** Until when the patient stays, where a nurse has said so. */
    Optional<Instant> stay(UUID session) {
        return find("sessionId = ?1 order by recordedAt desc, id desc", session)
                .firstResultOptional()
                .map(SessionExtension::staysUntil);
    }

    /** The same for several; those without are left out. */
    Map<UUID, Instant> stays(Collection<UUID> sessions) {
        var stays = new LinkedHashMap<UUID, Instant>();
        if (!sessions.isEmpty()) {
            list("sessionId in ?1 order by recordedAt, id", sessions)
                    .forEach(extension -> stays.put(extension.sessionId(), extension.staysUntil()));
        }
        return stays;
    }
}
