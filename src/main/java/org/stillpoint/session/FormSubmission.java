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

/** That a form was sent, and what it said then. Never changed. */
@Entity
@Table(name = "form_submission")
class FormSubmission {

    @Id
    private UUID id;

    @Column(name = "form_id")
    private UUID formId;

    @Column(name = "session_id")
    private UUID sessionId;

    private Instant at;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private UUID by;

    @Column(name = "confirmation_number")
    private String confirmationNumber;

    @Type(SensitiveTextType.class)
    private SensitiveText snapshot;

    protected FormSubmission() {}

    FormSubmission(
            UUID id,
            SessionForm form,
            Instant at,
            Instant recordedAt,
            UUID by,
            String confirmationNumber,
            SensitiveText snapshot) {
        this.id = id;
        this.formId = form.id();
        this.sessionId = form.sessionId();
        this.at = at;
        this.recordedAt = recordedAt;
        this.by = by;
        this.confirmationNumber = confirmationNumber;
        this.snapshot = snapshot;
    }

    Instant at() {
        return at;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    UUID by() {
        return by;
    }

    String confirmationNumber() {
        return confirmationNumber;
    }

    SensitiveText snapshot() {
        return snapshot;
    }
}
