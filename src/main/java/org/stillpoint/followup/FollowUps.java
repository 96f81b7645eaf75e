package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.NotFound;

@ApplicationScoped
class FollowUps implements PanacheRepositoryBase<FollowUp, UUID> {

    /** Refuses with {@link NotFound}. */
    FollowUp get(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** All of them, by when they are due. */
    List<FollowUp> ofPatient(UUID patient) {
        return list("patientId = ?1 order by dueAt, id", patient);
    }
}
