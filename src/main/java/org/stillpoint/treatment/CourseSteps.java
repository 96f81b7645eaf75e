package org.stillpoint.treatment;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.patient.GateQuestion;

/** Which steps of an open series a wanted treatment is of, and those that are booked together with it. Pure. */
record CourseSteps(CourseProgress progress, GateQuestion question) {

    static CourseSteps of(PatientCourse.OpenSeries series, GateQuestion question) {
        return new CourseSteps(series.progress(), question);
    }

    OptionalInt wanted() {
        return at(question.at());
    }

    /** Its own if it is one that moves, else the first that has room after those before it. */
    OptionalInt at(Instant start) {
        if (question.alongside().isEmpty()) {
            var moved = progress.sessions().stream()
                    .filter(this::isMoving)
                    .filter(session -> session.round() == progress.base().round())
                    .toList();
            if (moved.size() == 1) {
                return OptionalInt.of(moved.getFirst().step());
            }
        }
        long before = question.alongside().stream().filter(start::isAfter).count();
        if (!start.equals(question.at()) && question.at().isBefore(start)) {
            before++;
        }
        for (int step = progress.floor(); step < progress.course().size(); step++) {
            var state = progress.state(step);
            if (!state.step().isTreatment()) {
                continue;
            }
            long room = state.of().isEmpty() ? Long.MAX_VALUE : state.missing() + moving(step);
            if (before < room) {
                return OptionalInt.of(step);
            }
            before -= room;
        }
        return OptionalInt.empty();
    }

    private long moving(int step) {
        return progress.ofStep(step).filter(this::isMoving).count();
    }

    private boolean isMoving(SeriesSession session) {
        return question.moving().contains(session.appointment());
    }

    /** How many sessions of its step come before the visit: neither itself, where it is booked already, nor any that follow it. */
    int before(int step) {
        var standing =
                progress.ofStep(step).filter(session -> !isMoving(session)).map(SeriesSession::start);
        var alongside = question.alongside().stream().filter(start -> at(start).equals(OptionalInt.of(step)));
        return (int) Stream.concat(standing, alongside)
                .filter(start -> start.isBefore(question.at()))
                .count();
    }

    /** Of one that is booked already: outside of the series it is of no later step than the session after it, also once that is full. */
    OptionalInt booked() {
        var wanted = wanted();
        if (progress.sessions().stream().anyMatch(this::isMoving)) {
            return wanted;
        }
        var after = progress.treatments()
                .filter(session -> session.round() == progress.base().round())
                .filter(session -> session.start().isAfter(question.at()))
                .mapToInt(SeriesSession::step);
        return IntStream.concat(wanted.stream(), after).min();
    }
}
