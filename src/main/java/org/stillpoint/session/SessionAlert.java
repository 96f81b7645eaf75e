package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something at a session that somebody has to see to. Raised once for one due time, or for one entry. */
@Entity
@Table(name = "session_alert")
class SessionAlert {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private AlertKind kind;

    private String subject;

    private Instant at;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    private UUID acknowledgedBy;

    protected SessionAlert() {}

    /** Somebody sees to it; whoever was first is kept. */
    void acknowledge(UUID by, Instant now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = by;
        }
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    AlertKind kind() {
        return kind;
    }

    /** What is overdue, or the entry. */
    String subject() {
        return subject;
    }

    /** When it was due, or began. */
    Instant at() {
        return at;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    /** Null until somebody sees to it. */
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** Null until somebody sees to it. */
    UUID acknowledgedBy() {
        return acknowledgedBy;
    }
}
