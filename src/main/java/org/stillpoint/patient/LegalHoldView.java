package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** A legal hold on a patient's record. */
@Schema(requiredProperties = {"id", "patient", "recordedAt", "version"})
public record LegalHoldView(
        UUID id,
        UUID patient,
        String reason,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView release,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static LegalHoldView of(LegalHold hold) {
        return new LegalHoldView(
                hold.id(),
                hold.patientId(),
                EndingView.text(hold.reason()),
                hold.recordedAt(),
                hold.recordedBy().orElse(null),
                EndingView.of(hold),
                Unreadable.among("reason", hold.reason())
                        .and("release.reason", EndingView.reason(hold))
                        .names(),
                hold.version());
    }
}
