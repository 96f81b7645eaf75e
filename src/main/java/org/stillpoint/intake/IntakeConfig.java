package org.stillpoint.intake;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the clinic tells people who write to it. */
@ConfigMapping(prefix = "stillpoint.intake")
interface IntakeConfig {

    /** Who to turn to in a crisis, by language (ISO 639-1); {@code en} is the one for all others. */
    Map<String, List<Resource>> crisisResources();

    /** What happens next, by language; {@code en} is the one for all others. */
    Map<String, String> nextSteps();

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

    default String nextSteps(String language) {
        return inLanguage(nextSteps(), language);
    }

    private static <T> T inLanguage(Map<String, T> texts, String language) {
        return texts.getOrDefault(language.split("-")[0], texts.get("en"));
    }
}
