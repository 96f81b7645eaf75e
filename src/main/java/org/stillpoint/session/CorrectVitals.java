package org.stillpoint.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the vital signs really were, or that they were not at all. */
public record CorrectVitals(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing takes its place; then there are no values")
        Boolean withdrawn,

        @Schema(description = "When they were measured; as before, if not given")
        OffsetDateTime at,

        @Schema(description = "mmHg, 50 to 300") Integer systolic,

        @Schema(description = "mmHg, 20 to 200, below the systolic value")
        Integer diastolic,

        @Schema(description = "A minute, 20 to 250") Integer pulse,
        @Schema(description = "%, 50 to 100") Integer oxygenSaturation,
        @Schema(description = "A minute, 2 to 60") Integer respiratoryRate)
        implements CorrectsEntry {

    VitalSigns signs() {
        return VitalSigns.of(systolic, diastolic, pulse, oxygenSaturation, respiratoryRate);
    }

    @Override
    public boolean saysNothing() {
        return signs().equals(VitalSigns.NONE);
    }
}
