package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SessionGateOverrides implements PanacheRepositoryBase<SessionGateOverride, UUID> {

    /** The newest last. */
    List<SessionGateOverride> of(UUID session) {
        return list("sessionId = ?1 order by overriddenAt, id", session);
    }
}
