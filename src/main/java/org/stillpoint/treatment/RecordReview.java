package org.stillpoint.treatment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prescriber has looked at the course. */
public record RecordReview(
        @NotNull ReviewDecision decision,

        @Size(max = 2000) @Schema(examples = "Anxiety is down, no side effects")
        String note,

        @Schema(
                description =
                        "true: what is missing of the present phase is given up, and the review is the one before the next phase")
        Boolean nextPhase) {

    boolean endsPhase() {
        return Boolean.TRUE.equals(nextPhase);
    }
}
