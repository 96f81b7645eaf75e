package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is kept about a person. */
@Schema(requiredProperties = {"patient", "exportedAt", "records"})
public record PersonExport(
        UUID patient,
        Instant exportedAt,

        @Schema(
                description =
                        "By kind (`contactPoints`, `consents`, `appointments`, …) the rows, with their values by name")
        Map<String, List<Map<String, Object>>> records) {}
