package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A sign that a patient may be in danger. Open until a clinician clears it. */
@Entity
@Table(name = "crisis_flag")
class CrisisFlag extends PatientRecord {

    @Enumerated(EnumType.STRING)
    private CrisisOrigin origin;

    @Column(name = "origin_id")
    private UUID originId;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    protected CrisisFlag() {}

    /** Of something else than a clinician's own eyes. */
    CrisisFlag(UUID patientId, Recording recording, CrisisOrigin origin, UUID originId, Instant raisedAt) {
        super(patientId, recording);
        this.origin = origin;
        this.originId = originId;
        this.raisedAt = raisedAt;
    }

    CrisisFlag(UUID patientId, Recording recording, RaiseCrisisFlag raised) {
        this(patientId, recording, CrisisOrigin.STAFF, null, recording.at());
        note = SensitiveText.ofNullable(raised.note());
    }

    CrisisOrigin origin() {
        return origin;
    }

    /** The request, the response, the appointment or the session. */
    Optional<UUID> originId() {
        return Optional.ofNullable(originId);
    }

    Instant raisedAt() {
        return raisedAt;
    }

    /** Null for none. */
    SensitiveText note() {
        return note;
    }
}
