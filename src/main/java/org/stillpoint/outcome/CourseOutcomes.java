package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
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

    /**
     * By their start; of each the instruments that the patient has answered completely before they were treated anew. Courses of two
     * routes may run side by side: then both are judged by the same answers.
     */
    List<CourseOutcome> of(UUID patient, List<Score> scores) {
        return history.courses(patient).stream()
                .map(course -> outcome(course, scores))
                .toList();
    }

    private CourseOutcome outcome(TreatmentHistory.Course course, List<Score> scores) {
        var now = clock.instant();
        var measured = instruments.all().stream()
                .filter(Instrument::baseline)
                .map(instrument -> new Derivation(instrument, instruments.baselineAge()).of(course, scores, now))
                .filter(outcome -> outcome.baseline() != null || outcome.latest() != null)
                .toList();
        return CourseOutcome.of(course, measured);
    }
}
