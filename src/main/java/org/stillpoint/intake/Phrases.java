package org.stillpoint.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds phrases in what people write, whatever the case, the accents, the apostrophes and what stands between the words. A phrase
 * is words with a blank between them, found as whole words only; {@code a|b} is either word, {@code *} in a word any letters, and
 * {@code ..} up to three words of any kind.
 */
final class Phrases {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’`´]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String GAP = "(?:[^ ]+ ){0,3}";
    private static final String LETTERS = "[^ ]*";

    private final Pattern any;

    private Phrases(Pattern any) {
        this.any = any;
    }

    static Phrases of(Collection<String> phrases) {
        return new Phrases(Pattern.compile(" (?:%s)"
                .formatted(phrases.stream().distinct().map(Phrases::pattern).collect(Collectors.joining("|")))));
    }

    private static String pattern(String phrase) {
        return Arrays.stream(phrase.strip().split("\\s+"))
                .map(word -> "..".equals(word) ? GAP : "(?:%s) ".formatted(eitherOf(word)))
                .collect(Collectors.joining());
    }

    private static String eitherOf(String word) {
        return Arrays.stream(word.split("\\|"))
                .map(each ->
                        Arrays.stream(each.split("\\*", -1)).map(Phrases::words).collect(Collectors.joining(LETTERS)))
                .collect(Collectors.joining("|"));
    }

    boolean areIn(String text) {
        return any.matcher(" " + words(text) + " ").find();
    }

    /** Between single blanks; of letters and digits only, so that nothing in them means anything in a pattern. */
    private static String words(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
