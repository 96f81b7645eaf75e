package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ContactAttempts implements PanacheRepositoryBase<ContactAttempt, UUID> {

    /** The earliest first. */
    List<ContactAttempt> of(UUID request) {
        return list("requestId = ?1 order by madeAt, id", request);
    }
}
