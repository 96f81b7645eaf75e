package org.stillpoint.followup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the patient answers to a questionnaire. */
public record AnswerQuestionnaire(
        @NotNull @Schema(description = "The patient's", examples = "1980-05-17")
        LocalDate dateOfBirth,

        @NotBlank @Schema(examples = "GAD-7") String instrument,

        @Schema(description = "In which it was asked; `en`, if not given", examples = "en")
        String language,

        @NotNull @Size(max = 200) @Schema(ref = "#/components/schemas/Answers")
        List<Integer> answers) {}
