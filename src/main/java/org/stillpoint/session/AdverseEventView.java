package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** Something bad that happened. Of a withdrawal only who, when and why. */
@Schema(requiredProperties = {"id", "session", "onset", "recordedAt", "recordedBy", "withdrawn"})
public record AdverseEventView(
        UUID id,
        UUID session,
        AdverseEventCode code,
        OffsetDateTime onset,
        Severity severity,
        Boolean serious,
        EventAction action,
        EventOutcome outcome,
        String note,
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

    static AdverseEventView of(AdverseEvent entry, ChartFrame frame) {
        var found = entry.found();
        var note = found.flatMap(EventFindings::note).orElse(null);
        return new AdverseEventView(
                entry.id(),
                entry.sessionId(),
                found.map(EventFindings::code).orElse(null),
                frame.local(entry.at()),
                found.map(EventFindings::severity).orElse(null),
                found.map(EventFindings::serious).orElse(null),
                found.map(EventFindings::action).orElse(null),
                found.map(EventFindings::outcome).orElse(null),
                ObservationView.text(note),
                frame.local(entry.recordedAt()),
                entry.recordedBy(),
                entry.corrects().orElse(null),
                entry.correctedBy().orElse(null),
                ObservationView.text(entry.correctionReason()),
                entry.withdrawn(),
                Unreadable.among("note", note)
                        .and("correctionReason", entry.correctionReason())
                        .names());
    }
}
