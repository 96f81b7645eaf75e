package org.stillpoint.patient;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as the words that it is of, in the form in which names are compared: whatever their order, case, marks and hyphens. */
public record NameWords(Set<String> words) {

    /** Of all of these together; null is none. */
    public static NameWords of(String... names) {
        return new NameWords(Arrays.stream(SearchName.of(names).split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Of somebody who is known by both. */
    NameWords and(NameWords others) {
        return new NameWords(
                Stream.concat(words.stream(), others.words.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether somebody of these names may have written the other: all of it is among them, initials too, or two words of it are. For
     * where one too many does no harm.
     */
    public boolean mayBe(NameWords other) {
        return !other.words.isEmpty() && other.words.stream().allMatch(this::have)
                || other.words.stream().filter(words::contains).count() > 1;
    }

    private boolean have(String word) {
        return words.contains(word)
                || word.length() == 1 && words.stream().anyMatch(mine -> mine.startsWith(word))
                || words.contains(word.substring(0, 1));
    }

    /** The same words, and at least one. */
    public boolean areThoseOf(NameWords other) {
        return !words.isEmpty() && words.equals(other.words);
    }
}
