package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.outcome.TreatmentHistory.Course;

/** A total, and when it was so. */
record DatedTotal(UUID response, Instant at, int total) {

    /**
     * Where a course began: the last up to the first dose, unless it is too old to say how somebody was then. Before any dose the last
     * there is.
     *
     * @param measures by time
     */
    static Optional<DatedTotal> baseline(List<DatedTotal> measures, Course course, Duration age) {
        var first = course.doses().stream().map(TreatmentHistory.Dose::endedAt).findFirst();
        return measures.stream()
                .filter(measure ->
                        first.map(dose -> !measure.at().isAfter(dose)).orElse(true))
                .reduce((earlier, later) -> later)
                .filter(measure -> first.map(dose -> !measure.at().isBefore(dose.minus(age)))
                        .orElse(true));
    }
}
