package org.stillpoint.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.patient.SealedJson;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/**
 * What a patient answered to a check-in: said once and never changed. What could not wait and was told before its time is beside it, and
 * answers nothing: how the patient is the day after is still asked.
 */
@Entity
@Table(name = "check_in")
class CheckIn {

    private static final TypeReference<CheckInAnswers> ANSWERS = new TypeReference<>() {};

    @Id
    private UUID id;

    @Column(name = "follow_up_id")
    private UUID followUp;

    private String version;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Type(SensitiveTextType.class)
    private SensitiveText answers;

    @Column(name = "entered_by")
    private UUID enteredBy;

    protected CheckIn() {}

    /** {@code id}: that of the follow-up where it answers it; another where it was told before its time. */
    CheckIn(
            UUID id,
            UUID followUp,
            String version,
            CheckInAnswers answers,
            Instant answeredAt,
            Optional<UUID> enteredBy) {
        this.id = id;
        this.followUp = followUp;
        this.version = version;
        this.answers = SealedJson.of(answers);
        this.answeredAt = answeredAt;
        this.enteredBy = enteredBy.orElse(null);
    }

    UUID followUp() {
        return followUp;
    }

    String version() {
        return version;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    /** Empty if they can not be read. */
    Optional<CheckInAnswers> answers() {
        return SealedJson.read(answers, ANSWERS);
    }

    /** Of staff, whom the patient told. */
    Optional<UUID> enteredBy() {
        return Optional.ofNullable(enteredBy);
    }

    SensitiveText sealedAnswers() {
        return answers;
    }
}
