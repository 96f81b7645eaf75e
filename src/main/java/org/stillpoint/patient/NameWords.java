package org.stillpoint.patient;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A name as the words that it is of, in the form in which names are compared: whatever their order, case, marks and hyphens. */
public record NameWords(Set<String> words) {

    /** Of all of these together; null is none. */
    public static NameWords of(String... names) {
        return new NameWords(Arrays.stream(SearchName.of(names).split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The same words, and at least one. */
    public boolean areThoseOf(NameWords other) {
        return !words.isEmpty() && words.equals(other.words);
    }
}
