package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/**
 * Somebody may be in danger. Open until a clinician clears it, with a reason.
 *
 * @param respondBy until when somebody of the clinic has to have tried to reach them
 * @param handedOnAt when it went along to the patient that the person became; it is cleared there then
 */
@Embeddable
record CrisisFlag(
        @Column(name = "crisis_raised_at") Instant raisedAt,

        @Enumerated(EnumType.STRING) @Column(name = "crisis_source")
        CrisisSource source,

        @Column(name = "crisis_respond_by") Instant respondBy,
        @Column(name = "crisis_cleared_at") Instant clearedAt,
        @Column(name = "crisis_cleared_by") UUID clearedBy,

        @Type(SensitiveTextType.class) @Column(name = "crisis_clearing_reason")
        SensitiveText clearingReason,

        @Column(name = "crisis_handed_on_at") Instant handedOnAt) {

    static CrisisFlag raise(CrisisSource source, Instant now, Instant respondBy) {
        return new CrisisFlag(now, source, respondBy, null, null, null, null);
    }

    CrisisFlag clear(UUID by, String reason, Instant now) {
        return new CrisisFlag(raisedAt, source, respondBy, now, by, SensitiveText.of(reason), handedOnAt);
    }

    CrisisFlag handOn(Instant now) {
        return new CrisisFlag(raisedAt, source, respondBy, clearedAt, clearedBy, clearingReason, now);
    }

    /** The patient that it went along to is somebody else: nobody has seen to the person. */
    CrisisFlag takeBack() {
        return new CrisisFlag(raisedAt, source, respondBy, clearedAt, clearedBy, clearingReason, null);
    }

    boolean isOpen() {
        return clearedAt == null && handedOnAt == null;
    }
}
