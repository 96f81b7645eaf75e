package org.stillpoint.availability;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds where a visit fits: a start is feasible if every role of the visit can be given to an actor with enough free lanes
 * for each of its stretches, and no actor is given more than it has lanes for. Memory only; no database, no clock.
 */
final class SlotEngine {

    private final Grid grid;
    private final List<Part> parts;
    private final List<Ensemble> ensembles;
    private final List<Part> alone;

    SlotEngine(Grid grid, List<Part> parts) {
        this.grid = grid;
        this.parts = List.copyOf(parts);
        this.ensembles = Ensemble.among(parts);
        this.alone = parts.stream()
                .filter(part -> ensembles.stream()
                        .noneMatch(ensemble -> ensemble.parts().contains(part)))
                .toList();
    }

    /** The feasible starts among {@code wanted}. */
    Bits starts(Bits wanted) {
        var starts = wanted.copy();
        for (var part : parts) {
            starts.and(part.starts(grid));
        }
        for (var ensemble : ensembles) {
            ensemble.keepWhatFits(starts, grid);
        }
        return starts;
    }

    Optional<Seating> seat(int start, Set<UUID> known, int dayFrom, int dayTo) {
        return new Seater(parts, start, known, dayFrom, dayTo).seat();
    }

    /**
     * How many such visits could start then, booked one after the other, up to {@code atMost}: the scarcest part decides. Parts
     * of an ensemble are tried out together.
     */
    int capacity(int start, int atMost) {
        int capacity = atMost;
        for (var part : alone) {
            capacity = Math.min(capacity, part.visitsAt(start));
        }
        for (var ensemble : ensembles) {
            capacity = Math.min(capacity, ensemble.visitsAt(start, capacity));
        }
        return capacity;
    }

    List<Ensemble> ensembles() {
        return ensembles;
    }

    /** The parts that no candidate can play at that start, each looked at on its own. */
    List<Part> partsWithNobody(int start) {
        return parts.stream()
                .filter(part ->
                        new Seater(List.of(part), start, Set.of(), 0, 0).seat().isEmpty())
                .toList();
    }
}
