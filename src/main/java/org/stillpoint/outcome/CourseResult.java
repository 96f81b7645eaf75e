package org.stillpoint.outcome;

import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * How one course stands at one time, by one instrument.
 *
 * @param total none where it was due and nobody has measured
 * @param open what the course could reach at all, by its baseline
 * @param reached what of it that is
 */
record CourseResult(UUID patient, OptionalInt total, Set<LineCode> open, Set<LineCode> reached) {

    /** Without anything to be compared with. */
    static CourseResult of(UUID patient, int total) {
        return new CourseResult(patient, OptionalInt.of(total), Set.of(), Set.of());
    }

    static CourseResult of(UUID patient, int total, ReachedLines lines) {
        return new CourseResult(patient, OptionalInt.of(total), lines.codes(), lines.by(total));
    }

    static CourseResult missing(UUID patient) {
        return new CourseResult(patient, OptionalInt.empty(), Set.of(), Set.of());
    }

    boolean measured() {
        return total.isPresent();
    }

    boolean canReach(LineCode code) {
        return open.contains(code);
    }

    boolean hasReached(LineCode code) {
        return reached.contains(code);
    }
}
