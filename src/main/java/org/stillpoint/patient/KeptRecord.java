package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Something that is written once: a mistake is ended and written anew, so that what was believed at a time can be told later. */
@MappedSuperclass
abstract class KeptRecord {

    @Id
    private UUID id;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private UUID endedBy;

    @Type(SensitiveTextType.class)
    @Column(name = "end_reason")
    private SensitiveText endReason;

    @Version
    private long version;

    protected KeptRecord() {}

    protected KeptRecord(Recording recording) {
        id = recording.id();
        recordedAt = recording.at();
        recordedBy = recording.by().orElse(null);
    }

    /** Once; refuses with {@link AlreadyEnded}. */
    void end(UUID by, String reason, Instant at) {
        if (endedAt != null) {
            throw new AlreadyEnded();
        }
        endedAt = at;
        endedBy = by;
        endReason = SensitiveText.of(reason);
    }

    UUID id() {
        return id;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Optional<UUID> recordedBy() {
        return Optional.ofNullable(recordedBy);
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(endedAt).map(at -> new Ending(at, endedBy, endReason));
    }

    long version() {
        return version;
    }
}
