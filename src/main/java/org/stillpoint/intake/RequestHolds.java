package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.StatedReason;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Places and releases legal holds on requests. Who did it and why stands in the audit trail. */
@ApplicationScoped
@Transactional
class RequestHolds {

    private final Database database;
    private final Audit audit;

    RequestHolds(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    RequestHoldView place(UUID id, StatedReason why) {
        return set(id, true, "REQUEST_HELD", why);
    }

    RequestHoldView release(UUID id, StatedReason why) {
        return set(id, false, "REQUEST_RELEASED", why);
    }

    /** The patient that the request made of its sender, if it did, stands in the trail too. */
    private RequestHoldView set(UUID id, boolean held, String action, StatedReason why) {
        var present = database.first(
                        "select legal_hold, patient_id from appointment_request where id = ? for update",
                        row -> new Present(row.getBoolean(1), Optional.ofNullable(row.getObject(2, UUID.class))),
                        id)
                .orElseThrow(NotFound::new);
        if (present.held() == held) {
            throw new LegalHoldUnchanged(held);
        }
        database.update("update appointment_request set legal_hold = ?, version = version + 1 where id = ?", held, id);
        audit.record(Deed.of(action, "AppointmentRequest", id)
                .about(present.patient().stream().toList())
                .because(why.reason()));
        return new RequestHoldView(id, held);
    }

    private record Present(boolean held, Optional<UUID> patient) {}
}
