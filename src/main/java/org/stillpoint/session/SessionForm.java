package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A form that somebody outside of the clinic is owed about a session. Whether it is overdue is told by the clock, and never kept. */
@Entity
@Table(name = "session_form")
class SessionForm {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "site_id")
    private UUID siteId;

    private String code;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "due_until")
    private Instant dueUntil;

    @Enumerated(EnumType.STRING)
    private FormState state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Type(SensitiveTextType.class)
    private SensitiveText answers;

    @Column(name = "ready_at")
    private Instant readyAt;

    @Column(name = "ready_by")
    private UUID readyBy;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Version
    private long version;

    protected SessionForm() {}

    SessionForm(UUID id, Session session, String code, LocalDate dueOn, ZoneId zone, Instant now) {
        this.id = id;
        this.sessionId = session.id();
        this.siteId = session.siteId();
        this.code = code;
        state = FormState.DRAFT;
        createdAt = now;
        due(dueOn, zone);
    }

    private void due(LocalDate day, ZoneId zone) {
        dueOn = day;
        dueUntil = day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The record says otherwise than when it was sent, or completed. */
    void beginAnew(LocalDate day, ZoneId zone) {
        if (state == FormState.SUBMITTED) {
            due(day, zone);
        }
        state = FormState.DRAFT;
        readyAt = null;
        readyBy = null;
        submittedAt = null;
    }

    /** The record says again what was sent. */
    void standAsSent(FormSubmission sent) {
        if (state == FormState.SUBMITTED) {
            return;
        }
        state = FormState.SUBMITTED;
        submittedAt = sent.at();
        readyAt = sent.recordedAt();
        readyBy = sent.by();
    }

    void complete(SensitiveText typed, UUID by, Instant now) {
        insistOn(FormState.DRAFT, FormState.READY);
        answers = typed;
        state = FormState.READY;
        readyAt = now;
        readyBy = by;
    }

    void submit(Instant at) {
        insistOn(FormState.READY);
        state = FormState.SUBMITTED;
        submittedAt = at;
    }

    private void insistOn(FormState... wanted) {
        for (var one : wanted) {
            if (state == one) {
                return;
            }
        }
        throw new FormNotOpen(state);
    }

    FormState state(Instant now) {
        return state != FormState.SUBMITTED && !now.isBefore(dueUntil) ? FormState.OVERDUE : state;
    }

    boolean isSubmitted() {
        return state == FormState.SUBMITTED;
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    UUID siteId() {
        return siteId;
    }

    String code() {
        return code;
    }

    /** The last local day on which it is in time. */
    LocalDate dueOn() {
        return dueOn;
    }

    Instant dueUntil() {
        return dueUntil;
    }

    /** What was typed; null while nothing was. */
    SensitiveText answers() {
        return answers;
    }

    Optional<Instant> readyAt() {
        return Optional.ofNullable(readyAt);
    }

    Optional<UUID> readyBy() {
        return Optional.ofNullable(readyBy);
    }

    long version() {
        return version;
    }
}
