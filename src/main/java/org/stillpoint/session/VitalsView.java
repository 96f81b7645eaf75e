package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** Vital signs as they were measured at one moment. */
@Schema(requiredProperties = {"id", "session", "at", "recordedAt", "recordedBy", "withdrawn"})
public record VitalsView(
        UUID id,
        UUID session,
        OffsetDateTime at,
        @Schema(description = "mmHg") Integer systolic,
        @Schema(description = "mmHg") Integer diastolic,
        @Schema(description = "A minute") Integer pulse,
        @Schema(description = "%") Integer oxygenSaturation,
        @Schema(description = "A minute") Integer respiratoryRate,
        OffsetDateTime recordedAt,
        @Schema(description = "Account") UUID recordedBy,

        @Schema(description = "The entry in whose place this one stands")
        UUID corrects,

        @Schema(description = "The entry that stands in its place: this one does not hold any more")
        UUID correctedBy,

        @Schema(description = "Why it stands in the place of another one")
        String correctionReason,

        @Schema(description = "It only says that the entry which it corrects does not hold")
        boolean withdrawn,

        @Schema(description = "Members that can not be read")
        List<String> unreadable) {

    static VitalsView of(VitalsEntry entry, ChartFrame frame) {
        var reason = entry.correctionReason();
        var signs = entry.signs();
        return new VitalsView(
                entry.id(),
                entry.sessionId(),
                frame.local(entry.at()),
                signs.systolic().orElse(null),
                signs.diastolic().orElse(null),
                signs.pulse().orElse(null),
                signs.oxygenSaturation().orElse(null),
                signs.respiratoryRate().orElse(null),
                frame.local(entry.recordedAt()),
                entry.recordedBy(),
                entry.corrects().orElse(null),
                entry.correctedBy().orElse(null),
                ObservationView.text(reason),
                entry.withdrawn(),
                Unreadable.among("correctionReason", reason).names());
    }
}
