package org.stillpoint.treatment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.Indication;
import org.stillpoint.scheduling.RuleOverride;

/** Begin a patient's course under the newest version of a protocol. */
public record StartTreatmentSeries(
        @NotNull UUID patient,

        @NotBlank @Schema(examples = "IV_6_IN_3_WEEKS") String protocol,

        @NotBlank @Schema(examples = "harbor") String site,

        @NotNull @Valid Window start,

        @Schema(description = "What the patient was cleared for; taken from the clearance, if not given")
        Indication indication,

        @Valid Preferences preferences,
        @Valid RuleOverride override) {

    public StartTreatmentSeries {
        preferences = Objects.requireNonNullElse(preferences, Preferences.NONE);
    }

    /** The local days on which the first session may be, both included. */
    @Schema(name = "StartWindow")
    public record Window(
            @NotNull @Schema(description = "Not in the past")
            LocalDate from,

            @NotNull @Schema(description = "At most 62 days after `from`")
            LocalDate to) {

        @Schema(hidden = true)
        @AssertTrue(message = "must not end before it begins")
        public boolean isForwards() {
            return from == null || to == null || !to.isBefore(from);
        }
    }
}
