package org.stillpoint.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** Decide about a request. */
public record DecideOnRequest(
        @NotNull TriageDecision decision,

        @Size(max = 500)
        @Schema(description = "With REFER_OUT: to whom; kept sealed", examples = "Example Harbor Clinic")
        String referredTo,

        @Schema(description = "With DECLINE") DeclineReason reason,

        @Schema(description = "With DUPLICATE: the request that stays")
        UUID duplicateOf,

        @Size(max = 4000) @Schema(description = "Kept sealed")
        String note) {

    /** Refuses what does not add up, all of it at once. */
    void check() {
        var errors = new InvalidRequest.Collector();
        goesWith(errors, TriageDecision.REFER_OUT, referredTo != null && !referredTo.isBlank(), "/referredTo");
        goesWith(errors, TriageDecision.DECLINE, reason != null, "/reason");
        goesWith(errors, TriageDecision.DUPLICATE, duplicateOf != null, "/duplicateOf");
        errors.refuse();
    }

    private void goesWith(InvalidRequest.Collector errors, TriageDecision its, boolean given, String pointer) {
        errors.check(given || decision != its, pointer, "is needed with " + its)
                .check(!given || decision == its, pointer, "goes with " + its + " only");
    }
}
