package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** A sign that a patient may be in danger; open as long as it has no {@code clearing}. */
@Schema(requiredProperties = {"id", "patient", "origin", "raisedAt", "recordedAt", "version"})
public record CrisisFlagView(
        UUID id,
        UUID patient,
        CrisisOrigin origin,

        @Schema(description = "The request, the answers, the appointment or the session that told of it")
        UUID originId,

        Instant raisedAt,
        String note,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView clearing,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static CrisisFlagView of(CrisisFlag flag) {
        return of(new Ended<>(flag, null));
    }

    static CrisisFlagView of(Ended<CrisisFlag> change) {
        var flag = change.row();
        return new CrisisFlagView(
                flag.id(),
                flag.patientId(),
                flag.origin(),
                flag.originId().orElse(null),
                flag.raisedAt(),
                EndingView.text(flag.note()),
                flag.recordedAt(),
                flag.recordedBy().orElse(null),
                EndingView.of(flag),
                change.affected(),
                Unreadable.among("note", flag.note())
                        .and("clearing.reason", EndingView.reason(flag))
                        .names(),
                flag.version());
    }
}
