package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done with a record as a whole. It stays in the audit trail, sealed, also when the record is gone. */
public record StatedReason(
        @NotBlank @Size(max = 2000) @Schema(description = "Without names", examples = "Asked for in writing")
        String reason) {}
