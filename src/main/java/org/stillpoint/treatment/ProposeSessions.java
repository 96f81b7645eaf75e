package org.stillpoint.treatment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Dates are wanted for the sessions that have none. */
public record ProposeSessions(
        @Schema(
                description =
                        "How far: the next phase that lacks sessions (if not given), or all up to the next review, with it")
        Extent upTo,

        @Min(1) @Max(5) @Schema(description = "How many proposals at most, 1 to 5; 3 if not given")
        Integer limit,

        @Valid @Schema(description = "In place of those of the series, for this time")
        Preferences preferences) {

    /** How far a proposal goes. */
    @Schema(name = "ProposalExtent")
    public enum Extent {
        PHASE,
        REVIEW
    }

    public ProposeSessions {
        upTo = Objects.requireNonNullElse(upTo, Extent.PHASE);
        limit = Objects.requireNonNullElse(limit, 3);
    }
}
