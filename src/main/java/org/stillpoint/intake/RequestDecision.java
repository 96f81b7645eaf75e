package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** What was decided about a request, by whom and why. Never changed. */
@Entity
@Table(name = "request_decision")
class RequestDecision {

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private DecisionKind decision;

    @Enumerated(EnumType.STRING)
    private DeclineReason reason;

    @Type(SensitiveTextType.class)
    @Column(name = "referred_to")
    private SensitiveText referredTo;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    @Column(name = "duplicate_of")
    private UUID duplicateOf;

    @Enumerated(EnumType.STRING)
    @Column(name = "crisis_source")
    private CrisisSource crisisSource;

    @Column(name = "crisis_raised_at")
    private Instant crisisRaisedAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private UUID decidedBy;

    protected RequestDecision() {}

    static RequestDecision of(UUID id, UUID requestId, DecisionKind kind, String note, UUID by, Instant now) {
        var decision = new RequestDecision();
        decision.id = id;
        decision.requestId = requestId;
        decision.decision = kind;
        decision.note = SensitiveText.ofNullable(note);
        decision.decidedBy = by;
        decision.decidedAt = now;
        return decision;
    }

    RequestDecision with(DecideOnRequest details) {
        reason = details.reason();
        referredTo = SensitiveText.ofNullable(details.referredTo());
        duplicateOf = details.duplicateOf();
        return this;
    }

    RequestDecision asDuplicateOf(UUID stays) {
        duplicateOf = stays;
        return this;
    }

    /** Which flag of danger it was about: the request itself keeps the newest only. */
    RequestDecision with(CrisisFlag flag) {
        crisisSource = flag.source();
        crisisRaisedAt = flag.raisedAt();
        return this;
    }

    UUID id() {
        return id;
    }

    DecisionKind decision() {
        return decision;
    }

    DeclineReason reason() {
        return reason;
    }

    SensitiveText referredTo() {
        return referredTo;
    }

    SensitiveText note() {
        return note;
    }

    UUID duplicateOf() {
        return duplicateOf;
    }

    CrisisSource crisisSource() {
        return crisisSource;
    }

    Optional<Instant> crisisRaisedAt() {
        return Optional.ofNullable(crisisRaisedAt);
    }

    Instant decidedAt() {
        return decidedAt;
    }

    UUID decidedBy() {
        return decidedBy;
    }
}
