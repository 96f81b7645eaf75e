package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Screenings implements PanacheRepositoryBase<Screening, UUID> {

    Optional<Screening> newestOf(UUID request) {
        return find("requestId = ?1 order by answeredAt desc, id desc", request).firstResultOptional();
    }
}
