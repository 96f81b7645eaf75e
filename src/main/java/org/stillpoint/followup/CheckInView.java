package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** What a patient answered to a check-in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CheckIn",
        requiredProperties = {"followUp", "version", "answeredAt"})
public record CheckInView(
        UUID followUp,
        @Schema(description = "Of the questions") String version,
        OffsetDateTime answeredAt,

        @Schema(description = "Account that wrote it down; absent where the patient did")
        UUID enteredBy,

        @Schema(description = "Codes; empty if nothing was there")
        List<String> sideEffects,

        @Schema(description = "0 to 10; absent if left out, as are the next two")
        Integer mood,

        Integer anxiety,
        Integer sleep,

        @Schema(description = "Members that can not be read")
        List<String> unreadable) {

    static CheckInView of(CheckIn checkIn) {
        var answers = checkIn.answers().orElseGet(() -> new CheckInAnswers(null, null, null, null));
        return new CheckInView(
                checkIn.followUp(),
                checkIn.version(),
                checkIn.answeredAt().atOffset(ZoneOffset.UTC),
                checkIn.enteredBy().orElse(null),
                answers.sideEffects(),
                answers.mood(),
                answers.anxiety(),
                answers.sleep(),
                Unreadable.among("answers", checkIn.sealedAnswers()).names());
    }
}
