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

        @Schema(description = "mmHg") Integer systolic,
        @Schema(description = "mmHg") Integer diastolic,
        @Schema(description = "A minute") Integer pulse,
        @Schema(description = "%") Integer oxygenSaturation,
        @Schema(description = "A minute") Integer respiratoryRate)
        implements CorrectsEntry {

    VitalSigns signs() {
        return VitalSigns.of(systolic, diastolic, pulse, oxygenSaturation, respiratoryRate);
    }

    @Override
    public boolean saysNothing() {
        return signs().equals(VitalSigns.NONE);
    }
}
