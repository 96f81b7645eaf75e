package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something no longer holds. */
public record EndRecord(
        @NotBlank @Size(max = 2000) @Schema(examples = "The patient has asked for it")
        String reason) {}
