package org.stillpoint.session;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a field.
 *
 * @param entries the entries of the chart that it was taken from; empty where it is from elsewhere in the record
 */
record FormValue(String text, List<UUID> entries) {

    static FormValue of(String text) {
        return new FormValue(text, List.of());
    }

    /** One after the other. */
    static FormValue joined(Stream<FormValue> values) {
        var all = values.toList();
        return new FormValue(
                all.stream().map(FormValue::text).collect(Collectors.joining("; ")),
                all.stream()
                        .flatMap(value -> value.entries().stream())
                        .distinct()
                        .toList());
    }
}
