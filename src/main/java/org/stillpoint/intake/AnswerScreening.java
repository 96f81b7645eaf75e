package org.stillpoint.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * Refuses two answers to one question, and answers to what was not asked.
     *
     * @param asked by that version, which need not be the present one: a page that was open over a change must not lose a word; empty
     *     if there was no such version
     */
    Map<String, ScreeningAnswer> to(Optional<Set<String>> asked) {
        var errors = new InvalidRequest.Collector()
                .check(asked.isPresent(), "/version", "is of no questionnaire that was shown here");
        var byItem = new LinkedHashMap<String, ScreeningAnswer>();
        for (int at = 0; at < answers.size(); at++) {
            var given = answers.get(at);
            var pointer = "/answers/" + at + "/item";
            errors.check(asked.isEmpty() || asked.get().contains(given.item()), pointer, "is not in the questionnaire")
                    .check(byItem.put(given.item(), given.answer()) == null, pointer, "is answered already");
        }
        errors.refuse();
        return byItem;
    }

    /** As they came, for where not a word may be lost; of two answers to one question the one that says more. */
    Map<String, ScreeningAnswer> asTheyAre() {
        var byItem = new LinkedHashMap<String, ScreeningAnswer>();
        answers.forEach(
                given -> byItem.merge(given.item(), given.answer(), (one, other) -> one.affirms() ? one : other));
        return byItem;
    }
}
