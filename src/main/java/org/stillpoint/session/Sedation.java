package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How awake somebody is, by a scale. */
public record Sedation(
        @NotNull SedationScale scale,

        @NotNull @Schema(description = "RASS: -5 to 4; MOAA_S: 0 to 5", examples = "0")
        Integer value) {

    boolean isSedated() {
        return scale.isSedated(value);
    }
}
