package org.stillpoint.patient;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Something that a decision rests on. */
public record EvidenceReference(@NotNull Kind kind, @NotNull UUID id) {

    /** What it is; the first three are looked up, the others are kept as they are told. */
    public enum Kind {
        EVALUATION,
        SCREENING_REVIEW,
        APPOINTMENT,
        SCREENING,
        RESPONSE
    }
}
