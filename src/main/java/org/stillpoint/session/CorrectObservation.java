package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the patient really seemed, or that nobody looked at all. */
public record CorrectObservation(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing takes its place; then there are no values")
        Boolean withdrawn,

        @Schema(description = "When it was; as before, if not given")
        OffsetDateTime at,

        @Valid Sedation sedation,
        @Schema(description = "0 to 10") Integer dissociation,
        @Schema(description = "0 to 10") Integer nausea,
        @Schema(description = "0 to 10") Integer pain,
        SortedSet<Symptom> resolved,
        @Size(max = 4000) String note)
        implements CorrectsEntry {

    Impressions seen() {
        return Impressions.of(sedation, dissociation, nausea, pain, resolved, note);
    }

    @Override
    public boolean saysNothing() {
        return seen().equals(Impressions.NONE);
    }
}
