package org.stillpoint.outcome;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the patient really answered, or that nobody answered at all. */
public record CorrectResponse(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing takes its place; then there are no answers")
        Boolean withdrawn,

        @Schema(description = "In which it was asked; as before, if not given")
        String language,

        @Size(max = 200) @Schema(ref = "#/components/schemas/Answers")
        List<Integer> answers,

        @Schema(description = "Only of an instrument whose items can not be answered here")
        Integer total,

        @Schema(description = "When the patient did; as before, if not given")
        OffsetDateTime answeredAt) {

    boolean withdraws() {
        return Boolean.TRUE.equals(withdrawn);
    }

    boolean saysNothing() {
        return language == null && answers == null && total == null && answeredAt == null;
    }
}
