package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Signs of danger that others come upon. No treatment of the patient is booked until a clinician clears them. */
@ApplicationScoped
@Transactional
public class CrisisFlags {

    private final RecordKeeping keeping;

    CrisisFlags(RecordKeeping keeping) {
        this.keeping = keeping;
    }

    /**
     * Raises a flag on a patient; returns its id. Refuses with {@link org.stillpoint.platform.NotFound} for an unknown patient.
     *
     * @param origin what told of danger, and {@code originId} which one it was: the request, the answers
     * @param raisedAt when it did
     */
    public UUID raise(UUID patient, CrisisOrigin origin, UUID originId, Instant raisedAt) {
        return keeping.add(patient, recording -> new CrisisFlag(patient, recording, origin, originId, raisedAt))
                .row()
                .id();
    }
}
