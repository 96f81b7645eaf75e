package org.stillpoint.followup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** How the patient is. Each may be left out; nothing is made up for it. */
public record AnswerCheckIn(
        @Schema(description = "The patient's; needed with a link", examples = "1980-05-17")
        LocalDate dateOfBirth,

        @NotNull
        @Size(max = 30)
        @Schema(description = "Codes of what is there; empty for nothing", examples = "[\"DIZZINESS\"]")
        List<@NotNull String> sideEffects,

        @Schema(description = "From the `from` to the `to` of the questions, as are the next two", examples = "7")
        Integer mood,

        @Schema(examples = "3") Integer anxiety,
        @Schema(examples = "6") Integer sleep) {

    /** Somebody has to look at it now. */
    boolean canNotWait() {
        return tellsOf(CheckInQuestions.Urgency.SOON) || tellsOf(CheckInQuestions.Urgency.DANGER);
    }

    boolean tellsOf(CheckInQuestions.Urgency urgency) {
        return CheckInQuestions.tellOf(sideEffects, urgency);
    }

    CheckInAnswers answers(CheckInQuestions asked) {
        var errors = new InvalidRequest.Collector();
        for (int at = 0; at < sideEffects.size(); at++) {
            errors.check(asked.knows(sideEffects.get(at)), "/sideEffects/" + at, "is none of the codes that are asked");
        }
        check(errors, asked, "/mood", mood);
        check(errors, asked, "/anxiety", anxiety);
        check(errors, asked, "/sleep", sleep);
        errors.refuse();
        return new CheckInAnswers(sideEffects.stream().distinct().toList(), mood, anxiety, sleep);
    }

    private static void check(InvalidRequest.Collector errors, CheckInQuestions asked, String pointer, Integer rating) {
        errors.check(
                rating == null || asked.from() <= rating && rating <= asked.to(),
                pointer,
                "must be from " + asked.from() + " to " + asked.to());
    }
}
