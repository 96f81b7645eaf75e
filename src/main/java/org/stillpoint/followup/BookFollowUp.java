package org.stillpoint.followup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.RuleOverride;

/** Book what a follow-up is for. */
public record BookFollowUp(
        @NotNull @Schema(description = "One of the starts that were offered, unchanged")
        OffsetDateTime start,

        @Schema(
                description =
                        "Code of another service than the usual one; only where the follow-up belongs to no course")
        String service,

        @Valid RuleOverride override) {}
