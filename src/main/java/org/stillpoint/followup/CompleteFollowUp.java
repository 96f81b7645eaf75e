package org.stillpoint.followup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** How it went. */
public record CompleteFollowUp(
        @NotNull FollowUpOutcome outcome,

        @Size(max = 4000)
        @Schema(description = "What was found, in your words; for clinicians. Needed of a risk and of a review")
        String result) {

    /** Nobody who may be in danger is off the list without having been heard, and nothing that clinicians look at without a word. */
    void check(FollowUpKind kind) {
        boolean risk = kind == FollowUpKind.RISK;
        boolean answered = outcome == FollowUpOutcome.DONE || outcome == FollowUpOutcome.NOT_NEEDED;
        boolean said = result != null && !result.isBlank();
        new InvalidRequest.Collector()
                .check(!risk || answered, "/outcome", "is none for a risk: try again, or escalate it")
                .check(said || !risk && kind != FollowUpKind.REVIEW, "/result", "must say what was found")
                .refuse();
    }
}
