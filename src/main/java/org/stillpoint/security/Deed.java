package org.stillpoint.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that the audit trail shall keep; who did it, when and in which request is added there. Immutable.
 *
 * <p>It names rows and people by id, so that nothing has to change here when a person's data is erased. What was searched for
 * is no part of it, nor are values before and after. The reason is the one place for words that somebody typed, and is sealed.
 *
 * @param action a noun and what happened to it: {@code PATIENT_READ}, {@code APPOINTMENT_CANCELLED}
 * @param kind of the row: {@code Patient}; null where it was about no single row
 * @param row its id; null where it was about none, or where the row is known by a code
 * @param patients everybody whose data it was about
 * @param items how many rows were shown or changed, where that is not one
 * @param rows which they were, where no patients tell it
 */
public record Deed(
        String action,
        String kind,
        UUID row,
        Set<UUID> patients,
        Optional<Integer> items,
        List<UUID> rows,
        Optional<UUID> onBehalfOf,
        Optional<String> reason,
        Outcome outcome,
        Optional<Doer> doer) {

    private static final Pattern ACTION = Pattern.compile("[A-Z]+(_[A-Z0-9]+)+");

    public Deed {
        if (!isAction(action)) {
            throw new IllegalArgumentException(action + " is no action");
        }
    }

    static boolean isAction(String text) {
        return ACTION.matcher(text).matches();
    }

    public static Deed of(String action, String kind, UUID row) {
        return new Deed(
                action,
                kind,
                row,
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Optional.empty());
    }

    /** About many rows, or none: a list, a search. */
    public static Deed of(String action, String kind) {
        return of(action, kind, null);
    }

    /** Adds people whose data it is about. */
    public Deed about(UUID... more) {
        return about(Arrays.asList(more));
    }

    /** Adds people whose data it is about. */
    public Deed about(Collection<UUID> more) {
        var all = new LinkedHashSet<UUID>();
        Stream.concat(patients.stream(), more.stream()).forEach(all::add);
        return new Deed(action, kind, row, all, items, rows, onBehalfOf, reason, outcome, doer);
    }

    /** How many rows a list showed. */
    public Deed showing(int count) {
        return new Deed(action, kind, row, patients, Optional.of(count), rows, onBehalfOf, reason, outcome, doer);
    }

    /** Which rows a list showed, where those whose data it was are no patients yet. */
    public Deed showing(List<UUID> shown) {
        return new Deed(
                action,
                kind,
                row,
                patients,
                Optional.of(shown.size()),
                List.copyOf(shown),
                onBehalfOf,
                reason,
                outcome,
                doer);
    }

    /** The account or the patient for whom it was done, where that is somebody else than who did it. */
    public Deed onBehalfOf(UUID somebody) {
        return new Deed(action, kind, row, patients, items, rows, Optional.ofNullable(somebody), reason, outcome, doer);
    }

    /** In the words of who did it; null for no reason. */
    public Deed because(String words) {
        return new Deed(
                action, kind, row, patients, items, rows, onBehalfOf, Optional.ofNullable(words), outcome, doer);
    }

    public Deed denied() {
        return ending(Outcome.DENIED);
    }

    public Deed failed() {
        return ending(Outcome.FAILED);
    }

    private Deed ending(Outcome end) {
        return new Deed(action, kind, row, patients, items, rows, onBehalfOf, reason, end, doer);
    }

    /** For what is known better than from the request: who has just signed in. */
    Deed by(Doer somebody) {
        return new Deed(action, kind, row, patients, items, rows, onBehalfOf, reason, outcome, Optional.of(somebody));
    }
}
