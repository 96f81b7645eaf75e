package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep that an assessment visit was done. */
public record RecordEvaluation(
        @NotBlank @Schema(description = "Code of the practitioner who did it", examples = "harbor-prescriber-1")
        String clinician,

        @Schema(description = "Now, if not given") OffsetDateTime doneAt,

        @Schema(description = "The patient's visit that it was, where there is one")
        UUID appointment) {}
