package org.stillpoint.patient;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep what a prescriber makes of the screening. */
public record RecordScreeningReview(
        @NotNull ReviewOutcome outcome,

        @Schema(description = "The answers that were reviewed, where they were given here")
        UUID screening,

        @Size(max = 2000) @Schema(examples = "Treated hypertension, well controlled")
        String note) {}
