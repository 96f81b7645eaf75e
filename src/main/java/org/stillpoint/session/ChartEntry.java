package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/**
 * Something that was recorded at a session. Never overwritten: what was wrong stays and is told by the entry that corrects it. An entry
 * that only withdraws another one says nothing itself.
 */
@MappedSuperclass
abstract class ChartEntry {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    private Instant at;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    private UUID corrects;

    @Type(SensitiveTextType.class)
    @Column(name = "correction_reason")
    private SensitiveText correctionReason;

    private boolean withdrawn;

    @Column(name = "corrected_by")
    private UUID correctedBy;

    protected ChartEntry() {}

    ChartEntry(Entering entering) {
        id = entering.id();
        sessionId = entering.session();
        at = entering.at();
        recordedAt = entering.recordedAt();
        recordedBy = entering.by();
        entering.correction().ifPresent(correction -> {
            corrects = correction.of();
            correctionReason = SensitiveText.of(correction.reason());
            withdrawn = correction.withdraws();
        });
    }

    /** From now on another entry says what is right; once. */
    void correctedBy(UUID other) {
        if (correctedBy != null) {
            throw new EntryCorrected(correctedBy);
        }
        correctedBy = other;
    }

    UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    /** When it was; it may have been recorded later. */
    Instant at() {
        return at;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    UUID recordedBy() {
        return recordedBy;
    }

    Optional<UUID> corrects() {
        return Optional.ofNullable(corrects);
    }

    Optional<UUID> correctedBy() {
        return Optional.ofNullable(correctedBy);
    }

    /** Null unless it corrects another one. */
    SensitiveText correctionReason() {
        return correctionReason;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    /** Whether it is what holds: neither corrected nor a withdrawal. */
    boolean counts() {
        return correctedBy == null && !withdrawn;
    }
}
