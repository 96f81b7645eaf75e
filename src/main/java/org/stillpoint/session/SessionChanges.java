package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SessionChanges implements PanacheRepositoryBase<SessionChange, Long> {

    /** As they were recorded. */
    List<SessionChange> of(UUID session) {
        return list("sessionId = ?1 order by id", session);
    }
}
