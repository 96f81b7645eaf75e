package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A nurse said that the patient stays longer. Never changed; the newest of a session counts. */
@Entity
@Table(name = "session_extension")
class SessionExtension {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "stays_until")
    private Instant staysUntil;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    protected SessionExtension() {}

    SessionExtension(UUID id, UUID session, Instant staysUntil, String reason, UUID by, Instant now) {
        this.id = id;
        this.sessionId = session;
        this.staysUntil = staysUntil;
        this.reason = SensitiveText.of(reason);
        this.recordedBy = by;
        this.recordedAt = now;
    }

    UUID sessionId() {
        return sessionId;
    }

    Instant staysUntil() {
        return staysUntil;
    }
}
