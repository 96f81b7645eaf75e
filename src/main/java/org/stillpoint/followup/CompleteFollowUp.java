package org.stillpoint.followup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How it went. */
public record CompleteFollowUp(
        @NotNull FollowUpOutcome outcome,

        @Size(max = 4000) @Schema(description = "What was found, in your words; for clinicians")
        String result) {}
