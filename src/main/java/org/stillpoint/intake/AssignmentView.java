package org.stillpoint.intake;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who works on a request, so that nobody else calls the same person. */
@Schema(requiredProperties = {"account", "takenAt", "until"})
public record AssignmentView(
        UUID account,
        OffsetDateTime takenAt,

        @Schema(description = "Free for others from then on")
        OffsetDateTime until) {

    static AssignmentView of(Assignment assignment) {
        return new AssignmentView(
                assignment.account(),
                assignment.takenAt().atOffset(ZoneOffset.UTC),
                assignment.until().atOffset(ZoneOffset.UTC));
    }
}
