package org.stillpoint.outcome;

import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * How one course stands at one time, by one instrument.
 *
 * @param total none where it was due and nobody has measured
 * @param reached what that is, compared with the course's baseline
 */
record CourseResult(UUID patient, OptionalInt total, Set<LineCode> reached) {

    boolean measured() {
        return total.isPresent();
    }

    static CourseResult missing(UUID patient) {
        return new CourseResult(patient, OptionalInt.empty(), Set.of());
    }
}
