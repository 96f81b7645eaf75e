package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another record of the same person, and how that is known. */
public record MergePatient(
        @NotNull @Schema(description = "The record that ends")
        UUID duplicate,

        @NotBlank @Size(max = 500) @Schema(examples = "Showed an identity card; registered twice by telephone")
        String reason) {}
