package org.stillpoint.treatment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nothing more is booked for now. */
public record PauseSeries(
        @NotBlank @Size(max = 2000) @Schema(examples = "Abroad until spring")
        String reason) {}
