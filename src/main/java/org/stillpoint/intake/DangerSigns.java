package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether what somebody sent says that they, or somebody else, may be in danger. A list of words, no judgement: it is meant to
 * be wrong too often rather than once too seldom. The text stays where it is; nothing is told of it but the answer.
 */
@ApplicationScoped
class DangerSigns {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’`´]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<String> phrases;

    DangerSigns(IntakeConfig config) {
        phrases = config.dangerPhrases().values().stream()
                .flatMap(Collection::stream)
                .map(DangerSigns::words)
                .toList();
    }

    Optional<CrisisSource> in(RequestAppointment sent) {
        if (Boolean.TRUE.equals(sent.inDanger())) {
            return Optional.of(CrisisSource.SENDER);
        }
        return Optional.ofNullable(sent.message()).filter(this::areIn).map(text -> CrisisSource.TEXT);
    }

    boolean areIn(String text) {
        var words = words(text);
        return phrases.stream().anyMatch(words::contains);
    }

    /** Between single blanks, so that a phrase is found only as whole words. */
    private static String words(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return " "
                + BETWEEN_WORDS
                        .matcher(bare.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }
}
