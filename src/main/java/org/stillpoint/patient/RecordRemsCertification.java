package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep that a site is certified by the REMS of esketamine. */
public record RecordRemsCertification(
        @NotBlank @Size(max = 60) @Schema(examples = "SITE-EXAMPLE-0001")
        String certificationNumber,

        @NotNull @Schema(description = "The first day", examples = "2026-12-01")
        LocalDate from,

        @Schema(description = "The last day, where it has one", examples = "2027-11-30")
        LocalDate until) {}
