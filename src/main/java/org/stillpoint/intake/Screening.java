package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** One filled-in copy of the screening; never changed. */
@Entity
@Table(name = "screening")
class Screening {

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "questionnaire_version")
    private String questionnaireVersion;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Type(SensitiveTextType.class)
    private SensitiveText content;

    protected Screening() {}

    /** {@code content} is JSON: the answers and what they meant when they were given. */
    static Screening of(UUID id, UUID requestId, String questionnaireVersion, SensitiveText content, Instant now) {
        var screening = new Screening();
        screening.id = id;
        screening.requestId = requestId;
        screening.questionnaireVersion = questionnaireVersion;
        screening.content = content;
        screening.answeredAt = now;
        return screening;
    }

    String questionnaireVersion() {
        return questionnaireVersion;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    SensitiveText content() {
        return content;
    }
}
