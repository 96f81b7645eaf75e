package org.stillpoint.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the clinic tells people who write to it, and how it reads what they write. Languages are ISO 639-1; {@code en} is for all others. */
@ConfigMapping(prefix = "stillpoint.intake")
interface IntakeConfig {

    /** Who to turn to in a crisis, by language. */
    Map<String, List<Resource>> crisisResources();

    /** What happens next, by language. */
    Map<String, String> nextSteps();

    /** What to do when somebody may be in danger, by language: stands before what happens next. */
    Map<String, String> nextStepsInDanger();

    /** Where a request stands, in plain words, by language and status. */
    Map<String, Map<RequestStatus, String>> statusTexts();

    /** Words that tell of danger, by language; those of all languages are looked for. Case, accents and apostrophes do not matter. */
    Map<String, List<String>> dangerPhrases();

    /** What the outcome of a screening means for a route, in plain words, by language. */
    Map<String, Map<ScreeningOutcome, String>> screeningTexts();

    /** The clinic's own questionnaire of the screening, a YAML file; without one the one that comes with the program. */
    Optional<String> screeningFile();

    /** Whether the sender of a request may book the first visit alone, if its service is open to the public. */
    @WithDefault("true")
    boolean selfBooking();

    /** How soon somebody of the clinic shall have tried to reach a person who may be in danger. */
    @WithDefault("30m")
    Duration crisisResponse();

    /** A form that was sent sooner was not filled in by a person. */
    @WithDefault("3s")
    Duration shortestFillTime();

    /** For how long a request is one with a later one of the same contact point. */
    @WithDefault("60d")
    Duration linkWithin();

    /** One place to turn to. */
    interface Resource {

        /** What it is called. */
        String name();

        /** The number to call. */
        Optional<String> phone();

        /** The number to send a text message to. */
        Optional<String> text();

        /** The address to open. */
        Optional<String> url();
    }

    default List<CrisisResource> crisisResources(String language) {
        return inLanguage(crisisResources(), language).stream()
                .map(resource -> new CrisisResource(
                        resource.name(),
                        resource.phone().orElse(null),
                        resource.text().orElse(null),
                        resource.url().orElse(null)))
                .toList();
    }

    default String nextSteps(String language, boolean inDanger) {
        var usual = inLanguage(nextSteps(), language);
        return inDanger ? inLanguage(nextStepsInDanger(), language) + " " + usual : usual;
    }

    default String statusText(String language, RequestStatus status) {
        return inLanguage(statusTexts(), language).get(status);
    }

    default String screeningText(String language, ScreeningOutcome outcome) {
        return inLanguage(screeningTexts(), language).get(outcome);
    }

    private static <T> T inLanguage(Map<String, T> texts, String language) {
        return texts.getOrDefault(language.split("-")[0], texts.get("en"));
    }
}
