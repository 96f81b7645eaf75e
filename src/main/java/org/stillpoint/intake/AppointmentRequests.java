package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Cursor;

@ApplicationScoped
class AppointmentRequests implements PanacheRepositoryBase<AppointmentRequest, UUID> {

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
}
