package org.stillpoint.followup;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Show what is asked, to whoever knows whose it is. */
public record AskForQuestions(
        @NotNull @Schema(description = "The patient's", examples = "1980-05-17")
        LocalDate dateOfBirth) {}
