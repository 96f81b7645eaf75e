package org.stillpoint.patient;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;

/** Decide whether a patient may receive a route. The newest decision for a route counts. */
public record RecordClearance(
        @NotNull Route route,

        @NotNull ClearanceDecision decision,

        @NotNull @Schema(description = "For what; a use that is not on the label needs its own consent")
        Indication indication,

        @Size(max = 20) @Schema(description = "What the decision rests on")
        List<@NotNull @Valid EvidenceReference> evidence,

        @Size(max = 2000) @Schema(examples = "Blood pressure below 130/80 on the day")
        String conditions,

        @Schema(description = "The last day; needed to clear", examples = "2027-05-31")
        LocalDate validUntil) {

    List<EvidenceReference> references() {
        return Objects.requireNonNullElse(evidence, List.of());
    }
}
