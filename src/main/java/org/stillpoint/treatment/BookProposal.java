package org.stillpoint.treatment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.RuleOverride;

/** Book all dates of a proposal, or none of them. */
public record BookProposal(
        @NotNull UUID proposal,

        @Schema(description = "true: what has not gone is booked, and the answer tells what has")
        Boolean partial,

        @Valid RuleOverride override) {

    boolean inPart() {
        return Boolean.TRUE.equals(partial);
    }
}
