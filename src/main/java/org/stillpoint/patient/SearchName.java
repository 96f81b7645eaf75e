package org.stillpoint.patient;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * The form in which names are compared: no case, no marks, one space between words, and nothing but ASCII. Letters that have no
 * ASCII form become two each, always the same two, because PostgreSQL's trigrams leave out what is no letter in its locale (in
 * "C" everything beyond ASCII). So a misspelling costs a name in any script about as much as one in Latin letters. Scripts are
 * not transcribed: who is registered in Cyrillic is not found in Latin.
 */
final class SearchName {

    /** Letters of Latin scripts that do not come apart into a letter and a mark. */
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"));

    private static final int LETTERS = 26;
    /** Prime to the number of pairs, so that no two letters of a script share one, and neighbours share neither of the two. */
    private static final int SPREAD = 53;

    private SearchName() {}

    /** Of all names of one person, or of what is searched for; empty if nothing in it can be compared. */
    static String of(String... names) {
        var form = new StringBuilder();
        for (var name : names) {
            if (name != null) {
                Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                        .codePoints()
                        .forEach(letter -> append(form, letter));
                append(form, ' ');
            }
        }
        return form.toString().strip();
    }

    private static void append(StringBuilder form, int letter) {
        if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
            form.append((char) letter);
        } else if (LATIN.containsKey(letter)) {
            form.append(LATIN.get(letter));
        } else if (isPartOfAWord(letter)) {
            int pair = letter * SPREAD % (LETTERS * LETTERS);
            form.append((char) ('a' + pair / LETTERS)).append((char) ('a' + pair % LETTERS));
        } else if (separates(letter) && !form.isEmpty() && form.charAt(form.length() - 1) != ' ') {
            form.append(' ');
        }
    }

    private static boolean isPartOfAWord(int letter) {
        return letter >= 0x80
                && (Character.isLetterOrDigit(letter)
                        || Character.getType(letter) == Character.OTHER_SYMBOL
                        || Character.getType(letter) == Character.COMBINING_SPACING_MARK);
    }

    /** Marks, apostrophes and what is invisible do not part a word: O'Hara is found as Ohara. */
    private static boolean separates(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER ->
                false;
            default -> "'’‘`´".indexOf(letter) < 0;
        };
    }
}
