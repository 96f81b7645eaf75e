package org.stillpoint.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DetailsRows implements PanacheRepositoryBase<PatientDetails, UUID> {

    /** Nothing told yet where there is no row. */
    PatientDetails of(UUID patient) {
        return findByIdOptional(patient).orElseGet(() -> PatientDetails.of(patient));
    }

    void keep(PatientDetails details) {
        if (!isPersistent(details) && !details.isEmpty()) {
            persist(details);
        }
    }
}
