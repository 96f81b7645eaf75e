package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** That a session went over from one state to another. Never changed. */
@Entity
@Table(name = "session_change")
class SessionChange {

    /** In the order in which they were recorded. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private SessionState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private SessionState to;

    private Instant at;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private UUID by;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    protected SessionChange() {}

    /** {@code from} is null for the arrival, {@code by} for the program itself, {@code reason} where there is none. */
    SessionChange(
            UUID sessionId,
            SessionState from,
            SessionState to,
            Instant at,
            Instant recordedAt,
            UUID by,
            String reason) {
        this.sessionId = sessionId;
        this.from = from;
        this.to = to;
        this.at = at;
        this.recordedAt = recordedAt;
        this.by = by;
        this.reason = SensitiveText.ofNullable(reason);
    }

    static SessionChange arrival(Session session, UUID by, Instant now) {
        return new SessionChange(session.id(), null, session.state(), session.arrivedAt(), now, by, null);
    }

    UUID sessionId() {
        return sessionId;
    }

    Optional<SessionState> from() {
        return Optional.ofNullable(from);
    }

    SessionState to() {
        return to;
    }

    /** When it was; it may have been recorded later. */
    Instant at() {
        return at;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Optional<UUID> by() {
        return Optional.ofNullable(by);
    }

    /** Null for none. */
    SensitiveText reason() {
        return reason;
    }
}
