package org.stillpoint.availability;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.availability.NeedFailure.Candidate;
import org.stillpoint.availability.NeedFailure.Why;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;

/** Explains a start at which a visit does not fit. */
final class WhyNot {

    private final Grid grid;
    private final Bits open;
    private final SlotEngine engine;
    private final int start;

    WhyNot(Grid grid, Bits open, SlotEngine engine, int start) {
        this.grid = grid;
        this.open = open;
        this.engine = engine;
        this.start = start;
    }

    /** Empty if the visit fits. */
    List<NeedFailure> failures() {
        var alone = engine.partsWithNobody(start);
        return engine.failing(start).stream()
                .map(part -> alone.contains(part) ? failure(part) : entangled(part))
                .toList();
    }

    private NeedFailure failure(Part part) {
        return new NeedFailure(
                part.role().name(),
                part.candidates().stream()
                        .flatMap(schedule -> candidates(part.role(), schedule))
                        .toList());
    }

    /** One for each need of the role that the actor can not meet. */
    private Stream<Candidate> candidates(Role role, Schedule schedule) {
        var failing = role.stretches().stream()
                .filter(stretch -> free(schedule, stretch) < stretch.lanes())
                .map(stretch -> candidate(schedule, stretch, why(schedule, stretch)))
                .toList();
        return failing.isEmpty()
                // Each stretch fits alone, but they overlap and do not fit together.
                ? Stream.of(candidate(schedule, role.stretches().getFirst(), Why.TOO_FEW_LANES))
                : failing.stream();
    }

    private NeedFailure entangled(Part part) {
        var stretch = part.role().stretches().getFirst();
        return new NeedFailure(
                part.role().name(),
                part.candidates().stream()
                        .flatMap(schedule ->
                                LaneChoice.of(schedule, start, part.role().stretches())
                                                .isPresent()
                                        ? Stream.of(candidate(schedule, stretch, Why.NEEDED_FOR_ANOTHER_ROLE))
                                        : candidates(part.role(), schedule))
                        .toList());
    }

    private Why why(Schedule schedule, Stretch stretch) {
        int from = start + stretch.from();
        int to = start + stretch.to();
        // A patient's own calendar is that of no site, and of nobody who works.
        if (!isOfPatient(stretch)) {
            if (!open.all(from, to)) {
                return Why.CLOSED;
            }
            if (!schedule.works(from, to)) {
                return Why.NOT_WORKING;
            }
        }
        boolean all = schedule.lanes() >= stretch.lanes() && schedule.freeLanes(from, to) == 0;
        return all ? Why.CLAIMED : Why.TOO_FEW_LANES;
    }

    private static boolean isOfPatient(Stretch stretch) {
        return stretch.capability().equals(Visit.PATIENT);
    }

    private Candidate candidate(Schedule schedule, Stretch stretch, Why why) {
        var id = isOfPatient(stretch) ? null : schedule.id();
        boolean taken = why == Why.CLAIMED || why == Why.TOO_FEW_LANES;
        int length = stretch.to() - stretch.from();
        int from = start + stretch.from();
        int until = taken ? schedule.freeAgain(from, length, stretch.lanes()) : -1;
        return new Candidate(
                Optional.ofNullable(id),
                stretch.capability(),
                stretch.lanes(),
                free(schedule, stretch),
                why,
                until <= from ? Optional.empty() : Optional.of(grid.instant(until)));
    }

    private int free(Schedule schedule, Stretch stretch) {
        return schedule.freeLanes(start + stretch.from(), start + stretch.to());
    }
}
