package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that somebody has to see to. */
@Schema(requiredProperties = {"id", "session", "kind", "subject", "at", "raisedAt"})
public record AlertView(
        UUID id,
        UUID session,
        AlertKind kind,

        @Schema(
                description =
                        "Of VITALS_OVERDUE what is due, as `due` of the session has it; of APPOINTMENT_ENDANGERED the id of the visit; else of the adverse event")
        String subject,

        @Schema(description = "When it was due, or began") OffsetDateTime at,

        OffsetDateTime raisedAt,

        @Schema(
                description =
                        "Since when somebody sees to it. Of vital signs that were due by a wrong time only, since the right one was told")
        OffsetDateTime acknowledgedAt,

        @Schema(description = "Account") UUID acknowledgedBy) {

    static AlertView of(SessionAlert alert, ChartFrame frame) {
        return new AlertView(
                alert.id(),
                alert.sessionId(),
                alert.kind(),
                alert.subject(),
                frame.local(alert.at()),
                frame.local(alert.raisedAt()),
                frame.local(alert.acknowledgedAt()),
                alert.acknowledgedBy());
    }
}
