package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a patient must not be given, as the patient tells it. */
@Schema(requiredProperties = "substance")
public record Allergy(
        @NotBlank @Size(max = 200) @Schema(examples = "Example substance")
        String substance,

        @Size(max = 500) @Schema(examples = "rash") String reaction,

        @Schema(description = "When it was said") LocalDate statedOn) {}
