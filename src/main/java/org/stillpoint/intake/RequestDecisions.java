package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RequestDecisions implements PanacheRepositoryBase<RequestDecision, UUID> {

    /** The earliest first. */
    List<RequestDecision> of(UUID request) {
        return list("requestId = ?1 order by decidedAt, id", request);
    }
}
