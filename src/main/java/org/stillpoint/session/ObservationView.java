package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;

/** How somebody seemed at one moment. */
@Schema(requiredProperties = {"id", "session", "at", "resolved", "recordedAt", "recordedBy", "withdrawn"})
public record ObservationView(
        UUID id,
        UUID session,
        OffsetDateTime at,
        Sedation sedation,
        @Schema(description = "0 to 10") Integer dissociation,
        @Schema(description = "0 to 10") Integer nausea,
        @Schema(description = "0 to 10") Integer pain,
        Set<Symptom> resolved,
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

    static ObservationView of(ObservationEntry entry, ChartFrame frame) {
        var seen = entry.seen();
        var note = seen.note().orElse(null);
        return new ObservationView(
                entry.id(),
                entry.sessionId(),
                frame.local(entry.at()),
                seen.sedation().orElse(null),
                seen.dissociation().orElse(null),
                seen.nausea().orElse(null),
                seen.pain().orElse(null),
                seen.resolved(),
                text(note),
                frame.local(entry.recordedAt()),
                entry.recordedBy(),
                entry.corrects().orElse(null),
                entry.correctedBy().orElse(null),
                text(entry.correctionReason()),
                entry.withdrawn(),
                Unreadable.among("note", note)
                        .and("correctionReason", entry.correctionReason())
                        .names());
    }

    /** Null for none, and for what can not be read. */
    static String text(SensitiveText sensitive) {
        return sensitive == null ? null : sensitive.text().orElse(null);
    }
}
