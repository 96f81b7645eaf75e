package org.stillpoint.intake;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;

/** An attempt to contact somebody, and what came of it. */
@Schema(
        name = "ContactAttempt",
        requiredProperties = {"id", "way", "outcome", "madeAt", "madeBy"})
public record AttemptView(
        UUID id,
        AttemptWay way,
        AttemptOutcome outcome,
        String note,
        OffsetDateTime nextTryAt,
        OffsetDateTime madeAt,
        @Schema(description = "The account") UUID madeBy,
        List<String> unreadable) {

    static AttemptView of(ContactAttempt attempt) {
        return new AttemptView(
                attempt.id(),
                attempt.way(),
                attempt.outcome(),
                attempt.note().flatMap(SensitiveText::text).orElse(null),
                attempt.nextTryAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                attempt.madeAt().atOffset(ZoneOffset.UTC),
                attempt.madeBy(),
                Unreadable.among("note", attempt.note().orElse(null)).names());
    }
}
