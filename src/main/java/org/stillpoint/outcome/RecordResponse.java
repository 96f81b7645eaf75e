package org.stillpoint.outcome;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keep what a patient has answered, or a total that was worked out elsewhere. */
public record RecordResponse(
        @NotBlank @Schema(examples = "GAD-7") String instrument,

        @Schema(description = "In which it was asked; `en`, if not given", examples = "en")
        String language,

        @Size(max = 200) @Schema(ref = "#/components/schemas/Answers")
        List<Integer> answers,

        @Schema(description = "Only of an instrument whose items can not be answered here")
        Integer total,

        @Schema(description = "When the patient did; now, if not given")
        OffsetDateTime answeredAt) {}
