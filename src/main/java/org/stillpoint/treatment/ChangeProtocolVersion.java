package org.stillpoint.treatment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The course goes on under another version of its protocol. */
public record ChangeProtocolVersion(
        @Min(1) int version,

        @NotBlank @Size(max = 2000) @Schema(examples = "The clinic has shortened the ladder")
        String reason) {}
