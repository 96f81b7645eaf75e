package org.stillpoint.patient;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;

/** Keep that somebody has signed a text. */
public record RecordConsent(
        @NotNull ConsentKind kind,

        @Schema(description = "Of treatment; without one the consent is to every route")
        Route route,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
        @Schema(description = "Which version of the text it was", examples = "treatment-2026-01")
        String textVersion,

        @Schema(description = "Now, if not given") OffsetDateTime signedAt,

        @NotNull Signatory signedBy,

        @Size(max = 200) @Schema(description = "Of the PROXY", examples = "Bo Testperson")
        String proxyName) {}
