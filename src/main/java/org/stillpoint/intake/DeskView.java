package org.stillpoint.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** How staff stand with a request. */
@Schema(requiredProperties = {"late", "contactAttempts", "linked"})
public record DeskView(
        @Schema(description = "Until when somebody of the clinic has to act; absent where nothing is due")
        OffsetDateTime respondBy,

        @Schema(description = "Whole minutes until then, below 0 when it is over")
        Long minutesLeft,

        boolean late,

        @Schema(description = "Who works on it; absent if nobody does")
        AssignmentView assignment,

        int contactAttempts,
        OffsetDateTime nextTryAt,

        @Schema(description = "When word of the clinic first got to the person")
        OffsetDateTime firstContactAt,

        @Schema(
                description =
                        "Other open requests of the same contact point, which are dealt with together with this one;"
                                + " what bears another name may be another person's")
        List<Linked> linked) {

    /** Another open request of the same contact point. */
    @Schema(name = "LinkedRequest")
    public record Linked(
            UUID id,
            String reference,
            RequestKind kind,

            @Schema(description = "Absent if it can not be read") @MayBeAbsent
            String name,

            OffsetDateTime receivedAt) {}
}
