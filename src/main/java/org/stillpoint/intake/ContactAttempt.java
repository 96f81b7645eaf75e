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

/** Somebody of the clinic tried to contact the person. Never changed. */
@Entity
@Table(name = "contact_attempt")
class ContactAttempt {

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private AttemptWay way;

    @Enumerated(EnumType.STRING)
    private AttemptOutcome outcome;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "made_by")
    private UUID madeBy;

    protected ContactAttempt() {}

    static ContactAttempt of(UUID id, UUID requestId, RecordAttempt made, UUID by, Instant now) {
        var attempt = new ContactAttempt();
        attempt.id = id;
        attempt.requestId = requestId;
        attempt.way = made.way();
        attempt.outcome = made.outcome();
        attempt.note = SensitiveText.ofNullable(made.note());
        attempt.nextTryAt = made.nextTry();
        attempt.madeBy = by;
        attempt.madeAt = now;
        return attempt;
    }

    UUID id() {
        return id;
    }

    AttemptWay way() {
        return way;
    }

    AttemptOutcome outcome() {
        return outcome;
    }

    Optional<SensitiveText> note() {
        return Optional.ofNullable(note);
    }

    Optional<Instant> nextTryAt() {
        return Optional.ofNullable(nextTryAt);
    }

    Instant madeAt() {
        return madeAt;
    }

    UUID madeBy() {
        return madeBy;
    }
}
