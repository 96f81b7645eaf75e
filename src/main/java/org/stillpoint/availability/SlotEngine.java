package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Visit.Role;

/**
 * Finds where a visit fits: a start is feasible if every role of the visit can be given to an actor with enough free lanes
 * for each of its stretches, and no actor is given more than it has lanes for. Memory only; no database, no clock.
 */
final class SlotEngine {

    private final Grid grid;
    private final List<Part> parts;
    private final List<Role> roles;
    private final List<List<Part>> groups;
    private final List<Ensemble> ensembles;
    private final List<Part> alone;

    SlotEngine(Grid grid, List<Part> parts) {
        this.grid = grid;
        this.parts = List.copyOf(parts);
        this.roles = parts.stream().map(Part::role).toList();
        this.groups = Ensemble.groups(parts);
        this.ensembles = Ensemble.among(groups);
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

    /** Each group by itself: one that has nobody must not send the others through all their combinations. */
    Optional<Seating> seat(int start, Set<UUID> known, int dayFrom, int dayTo) {
        var seats = new ArrayList<Seating.Seat>();
        for (var group : groups) {
            var seated = new Seater(group, start, known, dayFrom, dayTo).seat();
            if (seated.isEmpty()) {
                return Optional.empty();
            }
            seats.addAll(seated.get().seats());
        }
        seats.sort(Comparator.comparingInt(seat -> roles.indexOf(seat.role())));
        return Optional.of(new Seating(List.copyOf(seats)));
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

    /** The parts that no candidate can play at that start, each looked at on its own. */
    List<Part> partsWithNobody(int start) {
        return parts.stream().filter(part -> nobodyPlays(List.of(part), start)).toList();
    }

    /** All that keeps the visit from that start, in its order: parts with nobody, and those of others that do not fit together. */
    List<Part> failing(int start) {
        var alone = partsWithNobody(start);
        var failing = new HashSet<>(alone);
        ensembles.stream()
                .map(ensemble -> ensemble.parts().stream()
                        .filter(part -> !alone.contains(part))
                        .toList())
                .filter(others -> nobodyPlays(others, start))
                .forEach(failing::addAll);
        return parts.stream().filter(failing::contains).toList();
    }

    private static boolean nobodyPlays(List<Part> together, int start) {
        return new Seater(together, start, Set.of(), 0, 0).seat().isEmpty();
    }
}
