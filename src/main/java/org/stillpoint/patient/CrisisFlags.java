package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Signs of danger that others come upon. No treatment of the patient is booked until a clinician clears them. */
@ApplicationScoped
@Transactional
public class CrisisFlags {

    private final RecordKeeping keeping;
    private final Database database;
    private final Event<CrisisFlagRaised> raised;

    CrisisFlags(RecordKeeping keeping, Database database, Event<CrisisFlagRaised> raised) {
        this.keeping = keeping;
        this.database = database;
        this.raised = raised;
    }

    /**
     * Raises a flag on a patient, unless one for the same origin is open there. Refuses with
     * {@link org.stillpoint.platform.NotFound} for an unknown patient.
     *
     * @param origin what told of danger, and {@code originId} which one it was: the request, the answers, the appointment
     * @param raisedAt when it did
     */
    public void raise(UUID patient, CrisisOrigin origin, UUID originId, Instant raisedAt) {
        raise(patient, origin, originId, raisedAt, CrisisCall.UNSAID);
    }

    /** The same where a time to call was promised, or it is known where. */
    public void raise(UUID patient, CrisisOrigin origin, UUID originId, Instant raisedAt, CrisisCall call) {
        if (isOpen(patient, originId)) {
            return;
        }
        var flag = keeping.add(patient, recording -> new CrisisFlag(patient, recording, origin, originId, raisedAt))
                .row();
        raised.fire(new CrisisFlagRaised(flag.id(), patient, origin, originId, raisedAt, call));
    }

    private boolean isOpen(UUID patient, UUID originId) {
        return database.first(
                        "select 1 from crisis_flag where patient_id = ? and origin_id = ? and ended_at is null",
                        row -> true,
                        patient,
                        originId)
                .isPresent();
    }

    /** Whether any of these patients has an open flag. */
    public boolean areOpenFor(Collection<UUID> patients) {
        return !patients.isEmpty()
                && database.first(
                                "select 1 from crisis_flag where patient_id = any(?) and ended_at is null limit 1",
                                row -> true,
                                (Object) patients.toArray(UUID[]::new))
                        .isPresent();
    }
}
