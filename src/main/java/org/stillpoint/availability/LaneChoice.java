package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final List<Stretch> stretches;
    private final List<LaneSpan> chosen = new ArrayList<>();

    private LaneChoice(Schedule schedule, int start, List<Stretch> stretches) {
        this.schedule = schedule;
        this.start = start;
        this.stretches = stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::from))
                .toList();
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

    private boolean choose(int index) {
        if (index == stretches.size()) {
            return true;
        }
        var stretch = stretches.get(index);
        return choose(index, lanesFor(stretch), 0, stretch.lanes());
    }

    /** Lanes of one stretch are alike: only their ascending order is tried, not every permutation. */
    private boolean choose(int index, List<Integer> lanes, int from, int wanted) {
        if (wanted == 0) {
            return choose(index + 1);
        }
        for (int at = from; at < lanes.size(); at++) {
            var span = span(stretches.get(index), lanes.get(at));
            if (isOpen(span)) {
                chosen.add(span);
                if (choose(index, lanes, at + 1, wanted - 1)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private boolean isOpen(LaneSpan span) {
        for (var other : chosen) {
            if (clash(span, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean clash(LaneSpan one, LaneSpan other) {
        return one.lane() == other.lane() && one.overlaps(other);
    }

    private LaneSpan span(Stretch stretch, int lane) {
        return new LaneSpan(stretch, lane, start + stretch.from(), start + stretch.to());
    }

    /**
     * The free lanes, best first: those used before in this visit, then the shortest gap that holds the stretch, so that long ones
     * stay whole, then the lowest number. What others of the same length would do with the rest of a gap is not asked: visits
     * one after the other stay on one lane also where the time between them is short.
     */
    private List<Integer> lanesFor(Stretch stretch) {
        int from = start + stretch.from();
        int to = start + stretch.to();
        var lanes = new ArrayList<Integer>();
        for (int lane = 0; lane < schedule.lanes(); lane++) {
            if (schedule.isFree(lane, from, to)) {
                lanes.add(lane);
            }
        }
        if (lanes.size() > 1) {
            lanes.sort(Comparator.<Integer, Boolean>comparing(lane -> !usedBefore(lane))
                    .thenComparing(lane -> schedule.gapAround(lane, from, to)));
        }
        return lanes;
    }

    private boolean usedBefore(int lane) {
        for (var span : chosen) {
            if (span.lane() == lane) {
                return true;
            }
        }
        return false;
    }
}
