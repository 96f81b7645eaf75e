package org.stillpoint.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Route;

/**
 * The items of the screening and what they mean, as the file says them.
 *
 * @param version changes with every change of an item or of a weight
 * @param source where the weights come from
 */
record Questionnaire(
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) List<Item> items) {

    /**
     * One question.
     *
     * @param crisis whether to affirm it tells of danger
     * @param routes how much it means for each route; a route that is not there is not concerned
     * @param text by language; {@code en} is for all others
     */
    record Item(
            @JsonProperty(required = true) String code,
            boolean crisis,
            @JsonProperty(required = true) Map<Route, ScreeningWeight> routes,
            @JsonProperty(required = true) Map<String, String> text) {

        Item {
            if (!text.containsKey("en")) {
                throw new IllegalArgumentException(code + " has no text in en");
            }
        }

        String text(String language) {
            return text.getOrDefault(language.split("-")[0], text.get("en"));
        }

        private ScreeningOutcome outcome(Route route, ScreeningAnswer answer) {
            return Optional.ofNullable(routes.get(route))
                    .map(weight -> weight.of(answer))
                    .orElse(ScreeningOutcome.CLEAR);
        }
    }

    Questionnaire {
        if (items.stream().map(Item::code).distinct().count() < items.size()) {
            throw new IllegalArgumentException("An item is there twice");
        }
        if (items.stream().noneMatch(Item::crisis)) {
            throw new IllegalArgumentException("No item tells of danger");
        }
    }

    Set<String> codes() {
        return items.stream().map(Item::code).collect(Collectors.toUnmodifiableSet());
    }

    /** Of those that tell of danger. */
    Set<String> crisisCodes() {
        return items.stream().filter(Item::crisis).map(Item::code).collect(Collectors.toUnmodifiableSet());
    }

    /** For each route that an item is about: the most serious of what its answers mean. What is not answered is declined. */
    Map<Route, ScreeningOutcome> outcomes(Map<String, ScreeningAnswer> answers) {
        return items.stream()
                .flatMap(item -> item.routes().keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.toMap(
                        route -> route, route -> outcome(route, answers), (one, other) -> one, TreeMap::new));
    }

    private ScreeningOutcome outcome(Route route, Map<String, ScreeningAnswer> answers) {
        return items.stream()
                .map(item -> item.outcome(route, answer(item, answers)))
                .min(Comparator.naturalOrder())
                .orElse(ScreeningOutcome.CLEAR);
    }

    private static ScreeningAnswer answer(Item item, Map<String, ScreeningAnswer> answers) {
        return answers.getOrDefault(item.code(), ScreeningAnswer.DECLINED);
    }

    boolean tellsOfDanger(Map<String, ScreeningAnswer> answers) {
        return items.stream()
                .filter(Item::crisis)
                .map(item -> answer(item, answers))
                .anyMatch(ScreeningAnswer::affirms);
    }
}
