package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.CancelReason;

/** Nothing is given today. */
public record EndWithoutDose(
        @Schema(
                description =
                        "When the patient left; now, if not given. Not before vital signs or observations that are recorded")
        OffsetDateTime at,

        @NotNull CancelReason reason,
        @Size(max = 1000) String note) {

    String words() {
        return note == null ? reason.name() : reason + ": " + note;
    }
}
