package org.stillpoint.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds phrases in what people write, whatever the case, the accents, the apostrophes and what stands between the words. A phrase
 * is words with a blank between them, found as whole words only; {@code a|b} is either word, {@code *} in a word any letters, and
 * {@code ..} after a word up to three words of any kind.
 */
final class Phrases {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’`´]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String GAP = "(?:[^ ]+ ){0,3}";
    private static final String LETTERS = "[^ ]*";
    private static final char ANY = '*';

    /** By their first letter, or there are too many to try at each word. */
    private final Map<Character, Pattern> phrases;

    private Phrases(Map<Character, Pattern> phrases) {
        this.phrases = phrases;
    }

    static Phrases of(Collection<String> phrases) {
        return new Phrases(phrases.stream()
                .flatMap(Phrases::beginnings)
                .distinct()
                .collect(Collectors.groupingBy(
                        Phrases::firstLetter,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Phrases::pattern, Collectors.joining("|")), Pattern::compile))));
    }

    /** One phrase for each word that it may begin with. */
    private static Stream<String> beginnings(String phrase) {
        var parts = phrase.strip().split("\\s+", 2);
        var rest = parts.length == 1 ? "" : " " + parts[1];
        return Arrays.stream(parts[0].split("\\|")).map(first -> first + rest);
    }

    private static char firstLetter(String phrase) {
        return phrase.charAt(0) == ANY ? ANY : words(phrase).charAt(0);
    }

    private static String pattern(String phrase) {
        return Arrays.stream(phrase.split("\\s+"))
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
        var words = words(text) + " ";
        for (int at = 0; at < words.length(); at = words.indexOf(' ', at) + 1) {
            if (beginsAt(words, at, words.charAt(at)) || beginsAt(words, at, ANY)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(String words, int at, char first) {
        var pattern = phrases.get(first);
        return pattern != null
                && pattern.matcher(words).region(at, words.length()).lookingAt();
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
