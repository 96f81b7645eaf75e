package org.stillpoint.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done that nobody does without a reason. */
@Schema(name = "RequestReason")
public record Reason(
        @NotBlank @Size(max = 4000) @Schema(description = "Kept sealed", examples = "Spoke with the person")
        String reason) {}
