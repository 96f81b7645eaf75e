package org.stillpoint.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What and whom the present request is about, gathered from its deeds, to be remembered beside its answer. */
@RequestScoped
class DeedsOfRequest {

    private static final String NONE = "-";

    private final Set<UUID> patients = new LinkedHashSet<>();
    private String kind;
    private UUID row;

    /** The last row is what the request made or changed. */
    void add(Deed deed) {
        patients.addAll(deed.patients());
        kind = deed.kind();
        row = deed.row();
    }

    /** They are undone. */
    void forget() {
        patients.clear();
        kind = null;
        row = null;
    }

    /** Kind and id of the row, then the patients; empty if there was no deed. */
    String text() {
        if (kind == null && row == null && patients.isEmpty()) {
            return "";
        }
        var words = Stream.of(kind == null ? NONE : kind, row == null ? NONE : row.toString());
        return Stream.concat(words, patients.stream().map(UUID::toString)).collect(Collectors.joining(" "));
    }

    static Deed repeated(String text) {
        var words = text.split(" ");
        var kind = words[0].equals(NONE) ? null : words[0];
        var row = words[1].equals(NONE) ? null : UUID.fromString(words[1]);
        return Deed.of("ANSWER_REPEATED", kind, row)
                .about(Stream.of(words).skip(2).map(UUID::fromString).toList());
    }
}
