package org.stillpoint.board;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has happened at a site; ids and codes, never names. */
@Schema(name = "BoardChanges", requiredProperties = "changes")
public record BoardChangesView(List<Change> changes) {

    /** One thing that has happened; {@code session} is absent where there is none yet. */
    @Schema(
            name = "BoardChange",
            requiredProperties = {"what", "appointment", "at"})
    public record Change(
            @Schema(
                    description =
                            "BOOKED, MOVED, CANCELLED, ARRIVED, MISSED, DISPLACED: a visit of today. STATE, GATE, EXTENSION, and for"
                                    + " clinicians also VITALS, OBSERVATION, DOSE, ADVERSE_EVENT, ALERT, FORM: a session.",
                    examples = "STATE")
            String what,

            UUID appointment,
            UUID session,
            OffsetDateTime at) {}

    static BoardChangesView of(List<BoardChange> changes, ZoneId zone) {
        return new BoardChangesView(changes.stream()
                .map(change -> new Change(
                        change.what(),
                        change.appointment(),
                        change.session(),
                        change.at().atZone(zone).toOffsetDateTime()))
                .toList());
    }
}
