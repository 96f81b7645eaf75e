package org.stillpoint.clinic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong in one clinic file, so that its owner hears of everything at once. Used through {@link FileNode}. */
public final class FileFindings {

    private record Place(int line, int column) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> misshapen = new HashSet<>();
    private final List<FileError> errors = new ArrayList<>();

    /** Remembers where in the text a pointer's content stands; line and column are counted from 1. */
    void place(String pointer, int line, int column) {
        places.putIfAbsent(pointer, new Place(line, column));
    }

    /** Something is wrong with the shape of the value that a pointer leads to. */
    void shape(String pointer, String detail) {
        misshapen.add(pointer);
        errors.add(at(pointer, detail));
    }

    /** The same where no content has that place. */
    void shape(FileError error) {
        misshapen.add(error.pointer());
        errors.add(error);
    }

    /** Something is wrong with the meaning of a value; a value without its proper shape has none. */
    void meaning(String pointer, String detail) {
        if (!misshapen.contains(pointer)) {
            errors.add(at(pointer, detail));
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<FileError> inOrder() {
        return errors.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FileError::line).thenComparingInt(FileError::column))
                .toList();
    }

    private FileError at(String pointer, String detail) {
        var place = placeOf(pointer);
        return new FileError(place.line(), place.column(), pointer, detail);
    }

    /** The nearest enclosing content stands in for what is not there. */
    private Place placeOf(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return places.get(at);
            }
        }
        return places.getOrDefault("", new Place(1, 1));
    }
}
