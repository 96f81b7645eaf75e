package org.stillpoint.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class ContactRows implements PanacheRepositoryBase<ContactRow, UUID> {

    List<ContactRow> of(UUID patient) {
        return list("patientId = ?1 order by position, id", patient);
    }

    List<ContactRow> ofAll(Collection<UUID> patients) {
        return patients.isEmpty() ? List.of() : list("patientId in ?1 order by position, id", patients);
    }

    /** Whose contact points have one of these keys. */
    Set<UUID> patientsAt(Collection<byte[]> keys) {
        return keys.isEmpty()
                ? Set.of()
                : list("valueIndex in ?1", keys).stream()
                        .map(ContactRow::patientId)
                        .collect(Collectors.toSet());
    }

    /** At once, so that what takes their places can follow. */
    void remove(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            delete("id in ?1", ids);
        }
    }

    void rankLast(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            update("preferred = false where id in ?1", ids);
        }
    }
}
