package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillpoint.outcome.TreatmentHistory.Course;

/**
 * Measures of one instrument as a course divides them. The one place that says where a course began: by the last measure up to its
 * first dose, unless that is too old to say how somebody was then. Before any dose it is looked at as if one were given now. What was
 * answered after the course had ended and the patient was treated anew belongs to no part of it.
 *
 * @param baseline the last of {@code before}, if it is fresh
 */
record CourseSpan<T>(List<T> before, Optional<T> baseline, List<T> after) {

    /**
     * @param measures by time
     * @param age how old a baseline may be at the first dose
     */
    static <T> CourseSpan<T> of(
            List<T> measures, Function<T, Instant> moment, Course course, Duration age, Instant now) {
        var first = course.firstDose();
        var before = measures.stream()
                .filter(measure -> first.filter(dose -> moment.apply(measure).isAfter(dose))
                        .isEmpty())
                .toList();
        var oldest = oldest(first.orElse(now), age);
        var baseline = before.isEmpty()
                ? Optional.<T>empty()
                : Optional.of(before.getLast())
                        .filter(last -> !moment.apply(last).isBefore(oldest));
        var after = measures.stream()
                .skip(before.size())
                .filter(measure -> isOf(course, moment.apply(measure)))
                .toList();
        return new CourseSpan<>(before, baseline, after);
    }

    /** What was answered before that says nothing of how somebody was at the first dose. */
    static Instant oldest(Instant dose, Duration age) {
        return dose.minus(age);
    }

    static boolean isOf(Course course, Instant answered) {
        return course.treatedAgainAt()
                .filter(again -> !answered.isBefore(again))
                .isEmpty();
    }
}
