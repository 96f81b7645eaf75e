package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;

/** Keep that something is, or was, given. */
public record RecordDose(
        @NotNull Drug drug,
        @NotNull Route route,

        @NotNull @Positive @Digits(integer = 5, fraction = 3) @Schema(examples = "40")
        BigDecimal amount,

        @NotNull DoseUnit unit,

        @NotNull @Pattern(regexp = LOT) @Schema(description = "As the package has it", examples = "EX-4711")
        String lot,

        @Min(1) @Max(9) @Schema(description = "Of a nasal spray: which device of the day it is, counted from 1")
        Integer device,

        @Schema(description = "Now, if not given") OffsetDateTime start,

        @Schema(description = "Absent while it is being given; the end of the last dose begins the observation")
        OffsetDateTime end,

        @NotBlank @Schema(description = "Code of the practitioner", examples = "harbor-nurse-1")
        String givenBy,

        @Schema(description = "Code of another practitioner")
        String witnessedBy,

        @Valid @Schema(description = "Of a prescriber: more, less or sooner than is plausible, and why")
        BeyondBand beyondBand) {

    static final String LOT = "[A-Za-z0-9][A-Za-z0-9./_-]{0,39}";

    /** Why a prescriber goes beyond what is plausible. */
    @Schema(name = "BeyondBand")
    public record BeyondBand(@NotBlank @Size(max = 500) String reason) {}
}
