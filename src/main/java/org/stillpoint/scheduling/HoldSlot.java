package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep this visit free for me while I fill in the form. */
public record HoldSlot(
        @NotBlank @Schema(examples = "INITIAL_ASSESSMENT") String service,
        @NotBlank @Schema(examples = "harbor") String site,

        @NotNull @Schema(description = "A start from the session slots, unchanged")
        OffsetDateTime start) {}
