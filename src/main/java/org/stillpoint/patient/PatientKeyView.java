package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A patient's personal key, shown this once. */
@Schema(requiredProperties = {"patient", "key", "expiresAt"})
public record PatientKeyView(
        UUID patient,

        @Schema(description = "Sent as bearer token it shows the patient what is theirs")
        String key,

        Instant expiresAt) {}
