package org.stillpoint.followup;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What is due, for whom, when and why: the part of a follow-up that is worked out, and that nobody changes by hand. */
@MappedSuperclass
abstract class WhatIsDue {

    static final String RELAPSE = "RELAPSE_REVIEW";

    @Id
    private UUID id;

    @Column(name = "patient_id")
    private UUID patientId;

    private String origin;

    private String code;

    @Enumerated(EnumType.STRING)
    private FollowUpKind kind;

    private String basis;

    @Column(name = "series_id")
    private UUID seriesId;

    @Column(name = "session_id")
    private UUID sessionId;

    private UUID follows;

    private UUID about;

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "protocol_id")
    private UUID protocolId;

    private String[] instruments;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "from_at")
    private Instant fromAt;

    @Column(name = "to_at")
    private Instant toAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Why why;

    protected WhatIsDue() {}

    UUID id() {
        return id;
    }

    String origin() {
        return origin;
    }

    /** The follow-up that was missed first. */
    UUID root() {
        return follows().orElse(id);
    }

    UUID patientId() {
        return patientId;
    }

    String code() {
        return code;
    }

    FollowUpKind kind() {
        return kind;
    }

    Optional<UUID> seriesId() {
        return Optional.ofNullable(seriesId);
    }

    Optional<UUID> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /** The one that was missed. */
    Optional<UUID> follows() {
        return Optional.ofNullable(follows);
    }

    /** The follow-up whose check-in told of danger. */
    Optional<UUID> about() {
        return Optional.ofNullable(about);
    }

    UUID siteId() {
        return siteId;
    }

    List<String> instruments() {
        return List.of(instruments);
    }

    Window window() {
        return new Window(dueAt, fromAt, toAt);
    }

    /** What was answered as a whole since then stands for it, wherever it was asked. */
    Instant answersCountFrom() {
        return why.answersCountFrom(sessionId != null, fromAt);
    }

    /** That there is one says it already. */
    boolean tellsHowThePatientIs() {
        return kind == FollowUpKind.RISK || code.equals(RELAPSE) || code.equals(MoveRequests.CODE);
    }

    Why why() {
        return why;
    }
}
