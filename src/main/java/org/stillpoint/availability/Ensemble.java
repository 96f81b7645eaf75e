package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Roles whose feasibility cannot be told one by one, because they share candidates or because one of them overlaps itself.
 * Most starts are decided for 64 cells at once: where each role can have an actor of its own, the roles surely fit together.
 * Only what is left is tried out start by start.
 */
record Ensemble(List<Part> parts) {

    /** The tables of {@link #actorOfItsOwnForEach} double with each role; above this, trying out costs less. */
    private static final int MOST_ROLES_IN_A_TABLE = 8;

    /** The ensembles among the groups; for all other parts the word-wise AND is already exact. */
    static List<Ensemble> among(List<List<Part>> groups) {
        return groups.stream()
                .filter(group -> group.size() > 1 || group.getFirst().role().overlapsItself())
                .map(Ensemble::new)
                .toList();
    }

    /** The parts, those together that share candidates: who plays in one group makes no difference to another. */
    static List<List<Part>> groups(List<Part> parts) {
        var groups = new ArrayList<List<Part>>();
        for (var part : parts) {
            var group = new ArrayList<Part>();
            groups.removeIf(other -> other.stream().anyMatch(part::sharesCandidatesWith) && group.addAll(other));
            group.add(part);
            // In the order of the visit, so that trying out means the same here as in a booking.
            group.sort(Comparator.comparingInt(parts::indexOf));
            groups.add(group);
        }
        return groups;
    }

    /** Clears the starts at which the roles do not fit together. */
    void keepWhatFits(Bits starts, Grid grid) {
        var doubtful = starts.copy();
        if (parts.size() <= MOST_ROLES_IN_A_TABLE
                && parts.stream().noneMatch(part -> part.role().overlapsItself())) {
            doubtful.andNot(actorOfItsOwnForEach(grid));
        }
        for (int start = doubtful.next(0); start >= 0; start = doubtful.next(start + 1)) {
            if (seat(start).isEmpty()) {
                starts.clear(start, start + 1);
            }
        }
    }

    /** How many visits could start then, seated one after the other, up to {@code atMost}. */
    int visitsAt(int start, int atMost) {
        var seated = new ArrayList<Seating>();
        var next = seat(start);
        while (next.isPresent() && seated.size() < atMost) {
            next.get().take();
            seated.add(next.get());
            next = seat(start);
        }
        seated.reversed().forEach(Seating::giveBack);
        return seated.size();
    }

    Optional<Seating> seat(int start) {
        return new Seater(parts, start, Set.of(), 0, 0).seat();
    }

    /** {@code served[set]} holds where the roles of the set each have a candidate of their own among those seen so far. */
    private Bits actorOfItsOwnForEach(Grid grid) {
        var served = new Bits[1 << parts.size()];
        served[0] = grid.none().set(0, grid.cells());
        parts.stream().flatMap(part -> part.candidates().stream()).distinct().forEach(candidate -> {
            var alone = parts.stream()
                    .map(part -> part.candidates().contains(candidate) ? part.startsWith(candidate) : null)
                    .toArray(Bits[]::new);
            for (int set = served.length - 1; set > 0; set--) {
                serveOneMore(served, set, alone);
            }
        });
        var all = served[served.length - 1];
        return all == null ? grid.none() : all;
    }

    /** Sets are visited from the largest down, so a candidate never counts twice. */
    private static void serveOneMore(Bits[] served, int set, Bits[] alone) {
        for (int role = 0; role < alone.length; role++) {
            var without = (set & 1 << role) == 0 ? null : served[set & ~(1 << role)];
            if (without != null && alone[role] != null) {
                var with = without.copy().and(alone[role]);
                served[set] = served[set] == null ? with : served[set].or(with);
            }
        }
    }
}
