package org.stillpoint.patient;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Give a patient a key to what is theirs. */
public record IssuePatientKey(
        @Min(1) @Max(365) @Schema(description = "For how long; 90 if not said", examples = "90")
        Integer days) {

    private static final int USUAL = 90;

    int forDays() {
        return days == null ? USUAL : days;
    }
}
