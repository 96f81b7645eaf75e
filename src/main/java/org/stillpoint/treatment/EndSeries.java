package org.stillpoint.treatment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The course is over. */
public record EndSeries(
        @NotNull SeriesEndReason reason,

        @Size(max = 2000) @Schema(examples = "The patient moves away")
        String note,

        @Schema(
                description =
                        "true: its booked visits are cancelled with it; else they stay and are listed in the answer")
        Boolean cancelVisits) {

    boolean cancelsVisits() {
        return Boolean.TRUE.equals(cancelVisits);
    }
}
