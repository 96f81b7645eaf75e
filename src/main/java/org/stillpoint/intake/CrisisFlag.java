package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody may be in danger. Open until a clinician clears it, with a reason.
 *
 * @param respondBy until when somebody of the clinic has to have tried to reach them
 */
@Embeddable
record CrisisFlag(
        @Column(name = "crisis_raised_at") Instant raisedAt,

        @Enumerated(EnumType.STRING) @Column(name = "crisis_source")
        CrisisSource source,

        @Column(name = "crisis_respond_by") Instant respondBy,
        @Column(name = "crisis_cleared_at") Instant clearedAt,
        @Column(name = "crisis_cleared_by") UUID clearedBy) {

    static CrisisFlag raise(CrisisSource source, Instant now, Instant respondBy) {
        return new CrisisFlag(now, source, respondBy, null, null);
    }

    CrisisFlag clear(UUID by, Instant now) {
        return new CrisisFlag(raisedAt, source, respondBy, now, by);
    }

    boolean isOpen() {
        return clearedAt == null;
    }
}
