package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** {@code [from, to)} of one lane in cells of a grid: stretches that follow one another on a lane are one claim. */
record LaneRun(UUID schedule, int lane, int from, int to) {

    static List<LaneRun> of(Seating seating) {
        var runs = new ArrayList<LaneRun>();
        seating.seats().stream()
                .flatMap(seat -> seat.spans().stream()
                        .map(span -> new LaneRun(seat.schedule().id(), span.lane(), span.from(), span.to())))
                .sorted(Comparator.comparing(LaneRun::schedule)
                        .thenComparingInt(LaneRun::lane)
                        .thenComparingInt(LaneRun::from))
                .forEach(run -> append(runs, run));
        return runs;
    }

    private static void append(List<LaneRun> runs, LaneRun run) {
        if (!runs.isEmpty() && runs.getLast().isFollowedBy(run)) {
            var last = runs.removeLast();
            runs.add(new LaneRun(last.schedule, last.lane, last.from, run.to));
        } else {
            runs.add(run);
        }
    }

    private boolean isFollowedBy(LaneRun next) {
        return schedule.equals(next.schedule) && lane == next.lane && to == next.from;
    }
}
