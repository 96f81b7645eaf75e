package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** By the session. */
@ApplicationScoped
class SessionLeavings implements PanacheRepositoryBase<SessionLeaving, UUID> {}
