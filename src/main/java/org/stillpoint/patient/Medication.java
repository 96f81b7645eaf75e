package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a patient takes, as the patient tells it; never a prescription. */
@Schema(requiredProperties = "name")
public record Medication(
        @NotBlank @Size(max = 200) @Schema(examples = "Example medication")
        String name,

        @Size(max = 200) @Schema(description = "In the patient's words", examples = "one in the morning")
        String dose,

        @Size(max = 100) @Schema(description = "In the patient's words", examples = "since spring")
        String since) {}
