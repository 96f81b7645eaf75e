package org.stillpoint.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** The answers to the screening. What is left out counts as declined. */
public record AnswerScreening(
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9.-]{1,50}")
        @Schema(description = "Of the questionnaire that was shown", examples = "2026-11")
        String version,

        @NotEmpty @Size(max = 200) List<@NotNull @Valid Given> answers) {

    /** The answer to one item. */
    public record Given(
            @NotNull @Pattern(regexp = "[a-z0-9.-]{1,100}") @Schema(examples = "neuro.seizures")
            String item,

            @NotNull ScreeningAnswer answer) {}

    /**
     * Refuses two answers to one question, and answers to what the present version does not ask. What was given to an earlier
     * version is taken as it is, also what is not asked any more: a page that was open over the change must not lose a word.
     */
    Map<String, ScreeningAnswer> to(Questionnaire present) {
        boolean earlier = !present.version().equals(version);
        var errors = new InvalidRequest.Collector();
        var byItem = new LinkedHashMap<String, ScreeningAnswer>();
        for (int at = 0; at < answers.size(); at++) {
            var given = answers.get(at);
            var pointer = "/answers/" + at + "/item";
            errors.check(earlier || present.knows(given.item()), pointer, "is not in the questionnaire")
                    .check(byItem.put(given.item(), given.answer()) == null, pointer, "is answered already");
        }
        errors.refuse();
        return byItem;
    }
}
