package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep how the patient seems. */
public record RecordObservation(
        @Schema(description = "When it was; now, if not given. Needed once the patient has left")
        OffsetDateTime at,

        @Valid Sedation sedation,
        @Schema(description = "0 to 10") Integer dissociation,
        @Schema(description = "0 to 10") Integer nausea,
        @Schema(description = "0 to 10") Integer pain,

        @Schema(
                description =
                        "What is over, in your judgement: before somebody leaves, each must have been told to be. Nothing that the same entry shows")
        SortedSet<Symptom> resolved,

        @Size(max = 4000) String note) {

    Impressions seen() {
        return Impressions.of(sedation, dissociation, nausea, pain, resolved, note);
    }
}
