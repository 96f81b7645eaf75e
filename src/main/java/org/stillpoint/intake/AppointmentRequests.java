package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AppointmentRequests implements PanacheRepositoryBase<AppointmentRequest, UUID> {

    private static final List<RequestStatus> OPEN =
            Arrays.stream(RequestStatus.values()).filter(RequestStatus::isOpen).toList();

    List<AppointmentRequest> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The other open requests of the same person. */
    List<AppointmentRequest> openBeside(AppointmentRequest request) {
        return list(
                "(id = ?1 or linkedTo = ?1) and id <> ?2 and closedAt is null order by origin.receivedAt, id",
                request.item(),
                request.id());
    }

    /** The one that stands in the queue for a contact point, if it was received after that moment. An index may be null. */
    Optional<AppointmentRequest> earliestOpen(byte[] emailIndex, byte[] phoneIndex, Instant after) {
        return find(
                        "linkedTo is null and heldBackBecause is null and status in ?1 and origin.receivedAt > ?2"
                                + " and (contact.emailIndex = ?3 or contact.phoneIndex = ?4) order by origin.receivedAt, id",
                        OPEN,
                        after,
                        emailIndex,
                        phoneIndex)
                .page(Page.ofSize(1))
                .firstResultOptional();
    }

    /** What the same person has asked besides, as far as it is open. */
    List<AppointmentRequest> othersOf(AppointmentRequest request) {
        var first = request.linkedTo().orElse(request.id());
        return list("(id = ?1 or linkedTo = ?1) and id <> ?2 and status in ?3", first, request.id(), OPEN);
    }

    List<AppointmentRequest> openLinkedTo(UUID first) {
        return list("linkedTo = ?1 and status in ?2 order by origin.receivedAt, id", first, OPEN);
    }
}
