package org.stillpoint.availability;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.LaneChoice.LaneSpan;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.platform.TimeSlot;

/** Who serves each role of a visit at one start, and on which lanes. */
record Seating(List<Seat> seats) {

    record Seat(Role role, Schedule schedule, ChosenBecause because, List<LaneSpan> spans) {

        private TimeSlot during(Grid grid) {
            int from = spans.stream().mapToInt(LaneSpan::from).min().orElseThrow();
            int to = spans.stream().mapToInt(LaneSpan::to).max().orElseThrow();
            return slot(grid, from, to);
        }
    }

    /** The claims that make this seating true. */
    List<ClaimRow> claims(Grid grid) {
        return LaneRun.of(this).stream()
                .map(run -> new ClaimRow(run.schedule(), run.lane(), slot(grid, run.from(), run.to())))
                .toList();
    }

    /** Who serves, for the people who want to know; the patient is not one who serves. */
    List<Served> served(Grid grid) {
        return withoutPatient().stream()
                .map(seat -> new Served(seat.role().name(), seat.schedule().id(), seat.during(grid), seat.because()))
                .toList();
    }

    /** How many cells of the actors' lanes lie beside it in gaps too short for another stretch of its length. */
    int unusable() {
        var actors = new Seating(withoutPatient());
        var schedules = new HashMap<UUID, Schedule>();
        actors.seats.forEach(seat -> schedules.put(seat.schedule().id(), seat.schedule()));
        return LaneRun.of(actors).stream()
                .mapToInt(run -> schedules.get(run.schedule()).unusable(run.lane(), run.from(), run.to()))
                .sum();
    }

    private List<Seat> withoutPatient() {
        return seats.stream()
                .filter(seat -> !seat.role().name().equals(Visit.PATIENT))
                .toList();
    }

    private static TimeSlot slot(Grid grid, int from, int to) {
        return new TimeSlot(grid.instant(from), grid.instant(to));
    }

    void take() {
        spans((schedule, span) -> schedule.take(span.lane(), span.from(), span.to()));
    }

    void giveBack() {
        spans((schedule, span) -> schedule.giveBack(span.lane(), span.from(), span.to()));
    }

    private void spans(SpanAction action) {
        seats.forEach(seat -> seat.spans().forEach(span -> action.on(seat.schedule(), span)));
    }

    private interface SpanAction {
        void on(Schedule schedule, LaneSpan span);
    }
}
