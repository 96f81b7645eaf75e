package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Screenings implements PanacheRepositoryBase<Screening, UUID> {

    /** The newest first. */
    List<Screening> of(UUID request) {
        return list("requestId = ?1 order by answeredAt desc, id desc", request);
    }
}
