package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** What a prescriber makes of the screening. */
@Entity
@Table(name = "screening_review")
class ScreeningReview extends PatientRecord {

    @Enumerated(EnumType.STRING)
    private ReviewOutcome outcome;

    @Column(name = "screening_id")
    private UUID screeningId;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    protected ScreeningReview() {}

    ScreeningReview(UUID patientId, Recording recording, RecordScreeningReview review) {
        super(patientId, recording);
        outcome = review.outcome();
        screeningId = review.screening();
        note = SensitiveText.ofNullable(review.note());
    }

    ReviewOutcome outcome() {
        return outcome;
    }

    Optional<UUID> screeningId() {
        return Optional.ofNullable(screeningId);
    }

    /** Null for none. */
    SensitiveText note() {
        return note;
    }
}
