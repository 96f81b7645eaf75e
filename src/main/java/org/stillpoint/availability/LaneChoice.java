package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stillpoint.availability.Visit.Stretch;

/**
 * Finds lanes of one schedule for stretches that it serves together: stretches that overlap get different lanes, and a lane
 * that was used before is kept where it can be. A stretch for which no lane is free from its beginning to its end changes
 * lanes on its way: they are all alike, and nobody is told on which of them a visit stands. So there is a way, and it is found,
 * whenever at every moment as many lanes are free as are needed then.
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
    private final List<LaneSpan> chosen = new ArrayList<>();

    private LaneChoice(Schedule schedule, int start) {
        this.schedule = schedule;
        this.start = start;
    }

    static Optional<List<LaneSpan>> of(Schedule schedule, int start, List<Stretch> stretches) {
        for (var stretch : stretches) {
            if (schedule.freeLanes(start + stretch.from(), start + stretch.to()) < stretch.lanes()) {
                return Optional.empty();
            }
        }
        var choice = new LaneChoice(schedule, start);
        return choice.choose(stretches) ? Optional.of(List.copyOf(choice.chosen)) : Optional.empty();
    }

    /** Whole lanes first, so that what changes lanes has what these leave over. */
    private boolean choose(List<Stretch> stretches) {
        var rest = new ArrayList<Stretch>();
        stretches.stream().sorted(Comparator.comparingInt(Stretch::from)).forEach(stretch -> {
            for (int missing = stretch.lanes() - wholeLanes(stretch); missing > 0; missing--) {
                rest.add(stretch);
            }
        });
        return rest.stream().allMatch(this::changeLanes);
    }

    /** Takes as many as it can, up to what is needed, and returns how many. */
    private int wholeLanes(Stretch stretch) {
        int taken = 0;
        for (int lane : lanesFor(stretch)) {
            var span = new LaneSpan(stretch, lane, start + stretch.from(), start + stretch.to());
            if (taken < stretch.lanes() && isOpen(span)) {
                chosen.add(span);
                taken++;
            }
        }
        return taken;
    }

    private boolean isOpen(LaneSpan span) {
        for (var other : chosen) {
            if (span.lane() == other.lane() && span.overlaps(other)) {
                return false;
            }
        }
        return true;
    }

    /** Takes one lane at every moment of the stretch, each for as long as it can be; false if there is none at some moment. */
    private boolean changeLanes(Stretch stretch) {
        int at = start + stretch.from();
        int to = start + stretch.to();
        while (at < to) {
            int longest = 0;
            for (int lane = 1; lane < schedule.lanes(); lane++) {
                longest = openUntil(lane, at, to) > openUntil(longest, at, to) ? lane : longest;
            }
            int until = openUntil(longest, at, to);
            if (until == at) {
                return false;
            }
            chosen.add(new LaneSpan(stretch, longest, at, until));
            at = until;
        }
        return true;
    }

    private int openUntil(int lane, int at, int to) {
        int until = Math.min(schedule.freeUntil(lane, at), to);
        for (var span : chosen) {
            if (span.lane() == lane && at < span.to()) {
                until = Math.max(at, Math.min(until, span.from()));
            }
        }
        return until;
    }

    /**
     * The lanes that are free for all of it, best first: those used before in this visit, then the shortest gap that holds the
     * stretch, so that long ones stay whole, then the lowest number. What others of the same length would do with the rest of a gap is
     * not asked: visits one after the other stay on one lane also where the time between them is short.
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
