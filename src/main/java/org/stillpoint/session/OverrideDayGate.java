package org.stillpoint.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prescriber lets a session go on although a gate does not hold. */
public record OverrideDayGate(
        @NotBlank @Size(max = 500) String reason,

        @Size(max = 200)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = "must not be blank")
        @Schema(description = "Of TRANSPORT_CONFIRMED, and needed there: the service that takes the patient home")
        String transportService) {}
