package org.stillpoint.patient;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.platform.Unreadable;

/** A record that went over into another one, as it was. */
@Entity
@Table(name = "patient_merge")
class PatientMerge {

    @Id
    @Column(name = "duplicate_id")
    private UUID duplicateId;

    @Column(name = "survivor_id")
    private UUID survivorId;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Type(SensitiveTextType.class)
    private SensitiveText record;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    @Column(name = "merged_by")
    private UUID mergedBy;

    @Column(name = "merged_at")
    private Instant mergedAt;

    protected PatientMerge() {}

    /** {@code record} is all of it; {@code by} is the account. */
    static PatientMerge of(PatientView record, UUID survivor, String reason, UUID by, Instant now) {
        var merge = new PatientMerge();
        merge.duplicateId = record.id();
        merge.survivorId = survivor;
        merge.mergedInto = survivor;
        merge.record = SealedJson.of(record);
        merge.reason = SensitiveText.of(reason);
        merge.mergedBy = by;
        merge.mergedAt = now;
        return merge;
    }

    UUID duplicateId() {
        return duplicateId;
    }

    UUID survivorId() {
        return survivorId;
    }

    UUID mergedInto() {
        return mergedInto;
    }

    /** Empty if it can not be read. */
    Optional<PatientView> record() {
        return SealedJson.read(record, new TypeReference<PatientView>() {});
    }

    List<String> unreadable() {
        return Unreadable.among("record", record).and("reason", reason).names();
    }

    SensitiveText reason() {
        return reason;
    }

    Optional<UUID> mergedBy() {
        return Optional.ofNullable(mergedBy);
    }

    Instant mergedAt() {
        return mergedAt;
    }
}
