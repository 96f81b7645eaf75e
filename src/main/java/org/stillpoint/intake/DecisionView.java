package org.stillpoint.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;

/** Something that was decided about a request, by whom and why. */
@Schema(
        name = "RequestDecision",
        requiredProperties = {"id", "decision", "decidedAt", "decidedBy"})
public record DecisionView(
        UUID id,
        DecisionKind decision,
        DeclineReason reason,
        String referredTo,
        String note,
        UUID duplicateOf,

        @Schema(description = "Of the flag of danger that it was about")
        CrisisSource crisisSource,

        OffsetDateTime crisisRaisedAt,
        OffsetDateTime decidedAt,
        @Schema(description = "The account") UUID decidedBy,
        List<String> unreadable) {

    static DecisionView of(RequestDecision decision) {
        return new DecisionView(
                decision.id(),
                decision.decision(),
                decision.reason(),
                text(decision.referredTo()),
                text(decision.note()),
                decision.duplicateOf(),
                decision.crisisSource(),
                decision.crisisRaisedAt().map(DecisionView::utc).orElse(null),
                utc(decision.decidedAt()),
                decision.decidedBy(),
                Unreadable.among("referredTo", decision.referredTo())
                        .and("note", decision.note())
                        .names());
    }

    private static String text(SensitiveText sealed) {
        return Optional.ofNullable(sealed).flatMap(SensitiveText::text).orElse(null);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
