package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Works out what a patient's answers say about their courses, whenever somebody asks. Joins the caller's transaction. */
@ApplicationScoped
class CourseOutcomes {

    private final KnownHistory history;
    private final Instruments instruments;
    private final Clock clock;

    CourseOutcomes(KnownHistory history, Instruments instruments, Clock clock) {
        this.history = history;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** By their start; of each the instruments that the patient has answered completely by the next course. */
    List<CourseOutcome> of(UUID patient, List<Score> scores) {
        var courses = history.courses(patient);
        return courses.stream()
                .map(course -> outcome(course, scores, nextAfter(course, courses)))
                .toList();
    }

    /** Courses of two routes may run side by side: then both are judged by the same answers. */
    private static Optional<Instant> nextAfter(TreatmentHistory.Course course, List<TreatmentHistory.Course> all) {
        return course.endedAt().flatMap(end -> all.stream()
                .filter(other -> !other.startedAt().isBefore(end))
                .flatMap(other -> other.firstDose().stream())
                .min(Instant::compareTo));
    }

    private CourseOutcome outcome(TreatmentHistory.Course course, List<Score> scores, Optional<Instant> until) {
        var now = clock.instant();
        var measured = instruments.all().stream()
                .filter(Instrument::baseline)
                .map(instrument -> new Derivation(instrument, instruments.baselineAge()).of(course, scores, until, now))
                .filter(outcome -> outcome.baseline() != null || outcome.latest() != null)
                .toList();
        return CourseOutcome.of(course, measured);
    }
}
