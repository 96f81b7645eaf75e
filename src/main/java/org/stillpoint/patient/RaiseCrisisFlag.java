package org.stillpoint.patient;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Say that a patient may be in danger. */
public record RaiseCrisisFlag(
        @Size(max = 2000) @Schema(examples = "Told the nurse of thoughts of self-harm")
        String note) {}
