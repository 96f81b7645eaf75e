package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Staff may lift the rules of notice and horizon, and say why. */
public record NoticeOverride(
        @NotBlank @Size(max = 500) @Schema(examples = "Agreed by phone")
        String reason) {}
