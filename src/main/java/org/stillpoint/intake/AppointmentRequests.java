package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;

@ApplicationScoped
class AppointmentRequests implements PanacheRepositoryBase<AppointmentRequest, UUID> {

    private static final List<RequestStatus> OPEN =
            Arrays.stream(RequestStatus.values()).filter(RequestStatus::isOpen).toList();

    /** The oldest first: who has waited longest is answered first. */
    List<AppointmentRequest> page(RequestStatus status, Cursor after, int limit) {
        return find(
                        "status = ?1 and (receivedAt > ?2 or receivedAt = ?2 and id > ?3) order by receivedAt, id",
                        status,
                        after.at(),
                        after.id())
                .page(Page.ofSize(limit))
                .list();
    }

    /** The one that stands in the queue for a contact point, if it was received after that moment. An index may be null. */
    Optional<AppointmentRequest> earliestOpen(byte[] emailIndex, byte[] phoneIndex, Instant after) {
        return find(
                        "linkedTo is null and heldBackBecause is null and status in ?1 and receivedAt > ?2"
                                + " and (contact.emailIndex = ?3 or contact.phoneIndex = ?4) order by receivedAt, id",
                        OPEN,
                        after,
                        emailIndex,
                        phoneIndex)
                .page(Page.ofSize(1))
                .firstResultOptional();
    }

    List<AppointmentRequest> openLinkedTo(UUID first) {
        return list("linkedTo = ?1 and status in ?2 order by receivedAt, id", first, OPEN);
    }
}
