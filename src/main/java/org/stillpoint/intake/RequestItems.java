package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.NotFound;

/** Finds all that one person has asked for, for a change. */
@ApplicationScoped
class RequestItems {

    private final EntityManager entities;

    RequestItems(EntityManager entities) {
        this.entities = entities;
    }

    /** Locks all requests of the person. Refuses with {@link NotFound}. */
    RequestItem lock(UUID id) {
        return item(id, lockAll(List.of(id))).orElseThrow(NotFound::new);
    }

    /** Locks also those of another person, who may not be there; all at once, so that nobody waits in a circle. */
    RequestItem lock(UUID id, UUID other) {
        return item(id, lockAll(List.of(id, other))).orElseThrow(NotFound::new);
    }

    /** What is locked already. */
    Optional<AppointmentRequest> locked(UUID id) {
        return Optional.ofNullable(entities.find(AppointmentRequest.class, id));
    }

    private List<AppointmentRequest> lockAll(Collection<UUID> ids) {
        var roots = entities.createQuery(
                        "select coalesce(linkedTo, id) from AppointmentRequest where id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
        return entities.createQuery(
                        "from AppointmentRequest where id in :roots or linkedTo in :roots or id in :ids order by id",
                        AppointmentRequest.class)
                .setParameter("roots", roots)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static Optional<RequestItem> item(UUID id, List<AppointmentRequest> locked) {
        return locked.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(request -> new RequestItem(
                        request,
                        locked.stream()
                                .filter(other ->
                                        other != request && (other.status().isOpen() || other.isInCrisis()))
                                .filter(other -> other.item().equals(request.item()))
                                .toList()));
    }
}
