package org.stillpoint.session;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep vital signs; a blood pressure is both values. */
public record RecordVitals(
        @Schema(description = "When they were measured; now, if not given. Needed once the patient has left")
        OffsetDateTime at,

        @Schema(description = "mmHg, 50 to 300", examples = "128")
        Integer systolic,

        @Schema(description = "mmHg, 20 to 200, below the systolic value", examples = "82")
        Integer diastolic,

        @Schema(description = "A minute, 20 to 250", examples = "74")
        Integer pulse,

        @Schema(description = "%, 50 to 100", examples = "98")
        Integer oxygenSaturation,

        @Schema(description = "A minute, 2 to 60", examples = "14")
        Integer respiratoryRate) {

    VitalSigns signs() {
        return VitalSigns.of(systolic, diastolic, pulse, oxygenSaturation, respiratoryRate);
    }
}
