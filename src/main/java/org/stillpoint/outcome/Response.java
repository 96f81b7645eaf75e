package org.stillpoint.outcome;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.patient.SealedJson;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/**
 * What a patient answered once. Never overwritten: what was wrong stays and names the one that stands in its place. One that only
 * withdraws another says nothing itself.
 */
@Entity
@Table(name = "response")
class Response {

    private static final TypeReference<List<Integer>> ANSWERS = new TypeReference<>() {};

    @Id
    private UUID id;

    @Column(name = "patient_id")
    private UUID patientId;

    private String instrument;

    @Column(name = "instrument_version")
    private String instrumentVersion;

    private String language;

    @Type(SensitiveTextType.class)
    private SensitiveText answers;

    private Short total;

    private boolean complete;

    private boolean risk;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "entered_by")
    private EnteredBy enteredBy;

    private UUID account;

    @Column(name = "follow_up")
    private UUID followUp;

    private UUID corrects;

    @Type(SensitiveTextType.class)
    @Column(name = "correction_reason")
    private SensitiveText correctionReason;

    private boolean withdrawn;

    @Column(name = "corrected_by")
    private UUID correctedBy;

    protected Response() {}

    private Response(Entry entry, Instrument of) {
        id = entry.id();
        patientId = entry.patient();
        instrument = of.code();
        instrumentVersion = of.version();
        answeredAt = entry.answeredAt();
        recordedAt = entry.recordedAt();
        enteredBy = entry.by();
        account = entry.account().orElse(null);
        followUp = entry.followUp().orElse(null);
        entry.correction().ifPresent(correction -> {
            corrects = correction.of();
            correctionReason = SensitiveText.of(correction.reason());
        });
    }

    static Response of(Entry entry, Filled filled) {
        var response = new Response(entry, filled.instrument());
        response.language = filled.language().orElse(null);
        response.answers = filled.answers().map(SealedJson::of).orElse(null);
        response.total = filled.total().map(Integer::shortValue).orElse(null);
        response.complete = filled.total().isPresent();
        response.risk = filled.risk();
        return response;
    }

    /** Says only that the one which it corrects does not hold. */
    static Response withdrawal(Entry entry, Instrument of) {
        var response = new Response(entry, of);
        response.withdrawn = true;
        return response;
    }

    /** From now on another one says what is right; once. */
    void correctedBy(UUID other) {
        if (correctedBy != null) {
            throw new ResponseCorrected(correctedBy);
        }
        correctedBy = other;
    }

    ResponseRecorded news() {
        return new ResponseRecorded(
                id, patientId, instrument, total(), complete, risk, answeredAt, followUp(), corrects(), withdrawn);
    }

    UUID id() {
        return id;
    }

    UUID patientId() {
        return patientId;
    }

    String instrument() {
        return instrument;
    }

    String instrumentVersion() {
        return instrumentVersion;
    }

    /** Empty where only a total was entered. */
    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** Empty where there are none, or none that can be read. */
    Optional<List<Integer>> answers() {
        return SealedJson.read(answers, ANSWERS);
    }

    SensitiveText sealedAnswers() {
        return answers;
    }

    Optional<Integer> total() {
        return Optional.ofNullable(total).map(Short::intValue);
    }

    boolean complete() {
        return complete;
    }

    boolean risk() {
        return risk;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    EnteredBy enteredBy() {
        return enteredBy;
    }

    Optional<UUID> account() {
        return Optional.ofNullable(account);
    }

    Optional<UUID> followUp() {
        return Optional.ofNullable(followUp);
    }

    Optional<UUID> corrects() {
        return Optional.ofNullable(corrects);
    }

    /** Null unless it corrects another one. */
    SensitiveText correctionReason() {
        return correctionReason;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    Optional<UUID> correctedBy() {
        return Optional.ofNullable(correctedBy);
    }
}
