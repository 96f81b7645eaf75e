package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillpoint.availability.Visit.Stretch;

/**
 * Finds lanes of one schedule for stretches that it serves together: stretches that overlap get different lanes, and a lane
 * that was used before is kept where it can be. Exact: if there is a way, it is found.
 */
final class LaneChoice {

    /** {@code [from, to)} in cells of the grid on one lane, for one stretch. */
    record LaneSpan(Stretch stretch, int lane, int from, int to) {

        boolean overlaps(LaneSpan other) {
            return from < other.to && other.from < to;
        }
    }

    private final Schedule schedule;
    private final int start;
    private final List<Stretch> units = new ArrayList<>();
    private final List<LaneSpan> chosen = new ArrayList<>();

    private LaneChoice(Schedule schedule, int start, List<Stretch> stretches) {
        this.schedule = schedule;
        this.start = start;
        stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::from))
                .forEach(stretch -> IntStream.range(0, stretch.lanes()).forEach(unit -> units.add(stretch)));
    }

    static Optional<List<LaneSpan>> of(Schedule schedule, int start, List<Stretch> stretches) {
        for (var stretch : stretches) {
            if (schedule.freeLanes(start + stretch.from(), start + stretch.to()) < stretch.lanes()) {
                return Optional.empty();
            }
        }
        var choice = new LaneChoice(schedule, start, stretches);
        return choice.choose(0) ? Optional.of(List.copyOf(choice.chosen)) : Optional.empty();
    }

    private boolean choose(int unit) {
        if (unit == units.size()) {
            return true;
        }
        for (int lane : lanesFor(units.get(unit))) {
            var span = span(units.get(unit), lane);
            if (!repeatsOrder(unit, span) && chosen.stream().noneMatch(other -> clash(span, other))) {
                chosen.add(span);
                if (choose(unit + 1)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    /** Units of one stretch are alike: only the ascending order of their lanes is tried, not every permutation. */
    private boolean repeatsOrder(int unit, LaneSpan span) {
        if (unit == 0 || units.get(unit - 1) != span.stretch()) {
            return false;
        }
        var lanes = lanesFor(span.stretch());
        return lanes.indexOf(span.lane()) <= lanes.indexOf(chosen.getLast().lane());
    }

    private static boolean clash(LaneSpan one, LaneSpan other) {
        return one.lane() == other.lane() && one.overlaps(other);
    }

    private LaneSpan span(Stretch stretch, int lane) {
        return new LaneSpan(stretch, lane, start + stretch.from(), start + stretch.to());
    }

    private List<Integer> lanesFor(Stretch stretch) {
        int from = start + stretch.from();
        int to = start + stretch.to();
        return IntStream.range(0, schedule.lanes())
                .filter(lane -> schedule.isFree(lane, from, to))
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(lane -> !usedBefore(lane, stretch))
                        .thenComparing(lane -> schedule.unusable(lane, from, to))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean usedBefore(int lane, Stretch stretch) {
        return chosen.stream().anyMatch(span -> span.lane() == lane && span.stretch() != stretch);
    }
}
