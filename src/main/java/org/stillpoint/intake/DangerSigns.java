package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what somebody sent says that they, or somebody else, may be in danger. A list of words, no judgement: it is meant to
 * be wrong too often rather than once too seldom. The text stays where it is; nothing is told of it but the answer.
 */
@ApplicationScoped
class DangerSigns {

    private final Phrases phrases;

    DangerSigns(IntakeConfig config) {
        phrases = Phrases.of(config.dangerPhrases().values().stream()
                .flatMap(Collection::stream)
                .toList());
    }

    /** Wherever somebody can write freely: who is in distress does not look at what a field is called. */
    Optional<CrisisSource> in(RequestAppointment sent) {
        if (Boolean.TRUE.equals(sent.inDanger())) {
            return Optional.of(CrisisSource.SENDER);
        }
        return Stream.of(sent.message(), sent.name())
                .filter(text -> text != null && areIn(text))
                .findFirst()
                .map(text -> CrisisSource.TEXT);
    }

    boolean areIn(String text) {
        return phrases.areIn(text);
    }
}
