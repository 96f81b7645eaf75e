package org.stillpoint.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.stillpoint.platform.InvalidRequest;

/**
 * One filled-in copy of an instrument, and what it amounts to.
 *
 * @param answers points by item, null for what was left out; empty where only a total was entered
 * @param total none while an item is not answered
 */
record Filled(
        Instrument instrument,
        Optional<String> language,
        Optional<List<Integer>> answers,
        Optional<Integer> total,
        boolean risk) {

    static final String DEFAULT_LANGUAGE = "en";

    /** Refuses with {@link InvalidRequest} what can not have been answered, and tells all that is wrong with it. */
    static Filled of(Instrument instrument, String language, List<Integer> answers, Integer total) {
        return instrument.hasText()
                ? answered(instrument, language, answers, total)
                : entered(instrument, language, answers, total);
    }

    private static Filled answered(Instrument instrument, String language, List<Integer> answers, Integer total) {
        var asked = language == null ? DEFAULT_LANGUAGE : language;
        var errors = new InvalidRequest.Collector()
                .check(instrument.wordings().containsKey(asked), "/language", "there is no text in it")
                .check(total == null, "/total", "is worked out from the answers");
        checkAnswers(instrument, answers, errors);
        errors.refuse();
        var all = Collections.unmodifiableList(new ArrayList<>(answers));
        var sum = instrument.total(all);
        return new Filled(
                instrument,
                Optional.of(asked),
                Optional.of(all),
                sum.isPresent() ? Optional.of(sum.getAsInt()) : Optional.empty(),
                instrument.tellsOfDanger(all) || sum.stream().anyMatch(instrument::tellsOfDanger));
    }

    private static void checkAnswers(Instrument instrument, List<Integer> answers, InvalidRequest.Collector errors) {
        if (answers == null || answers.size() != instrument.items()) {
            errors.at("/answers", "must be " + instrument.items() + ", with null for what was not answered");
            return;
        }
        errors.check(answers.stream().anyMatch(Objects::nonNull), "/answers", "must have one that was answered");
        var points = instrument.answers().orElseThrow();
        for (int at = 0; at < answers.size(); at++) {
            var answer = answers.get(at);
            errors.check(
                    answer == null || points.has(answer),
                    "/answers/" + at,
                    "must be from " + points.from() + " to " + points.to());
        }
    }

    private static Filled entered(Instrument instrument, String language, List<Integer> answers, Integer total) {
        var range = instrument.total();
        new InvalidRequest.Collector()
                .check(answers == null, "/answers", "can not be kept of this instrument, only their total")
                .check(language == null, "/language", "has no meaning without a text")
                .check(
                        total != null && range.has(total),
                        "/total",
                        "must be from " + range.from() + " to " + range.to())
                .refuse();
        return new Filled(
                instrument, Optional.empty(), Optional.empty(), Optional.of(total), instrument.tellsOfDanger(total));
    }
}
