package org.stillpoint.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PatientRecords implements PanacheRepositoryBase<Patient, UUID> {

    /** What a calendar shows of somebody. */
    record Name(UUID id, String givenName, String familyName, String preferredName) {

        String shown() {
            return (preferredName == null ? givenName : preferredName) + " " + familyName;
        }
    }

    List<Name> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", ids).project(Name.class).list();
    }

    /** To be changed: others who want to change it wait. Who only refers to it does not. */
    Optional<Patient> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
