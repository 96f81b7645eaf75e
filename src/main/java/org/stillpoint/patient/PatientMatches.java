package org.stillpoint.patient;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who fits, the best first. */
@Schema(requiredProperties = {"items", "more"})
public record PatientMatches(
        List<PatientMatch> items,

        @Schema(description = "There are more: say more about whom you look for")
        boolean more) {}
