package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When courses are looked at, in days after the end of their induction.
 *
 * @param fromDays the earliest day whose total counts, may be before the end
 * @param toDays the last day whose total counts, to its end
 */
record ReportTime(String code, int afterDays, int fromDays, int toDays) {

    /** Whether a total could still come. */
    boolean isOver(Instant inductionEnd, Instant now) {
        return !now.isBefore(at(inductionEnd, toDays + 1));
    }

    /** The one nearest to the time, of two the earlier. */
    Optional<DatedTotal> of(Collection<DatedTotal> measures, Instant inductionEnd) {
        var wanted = at(inductionEnd, afterDays);
        return measures.stream()
                .filter(measure -> !measure.at().isBefore(at(inductionEnd, fromDays))
                        && measure.at().isBefore(at(inductionEnd, toDays + 1)))
                .min(Comparator.comparing((DatedTotal measure) ->
                                Duration.between(wanted, measure.at()).abs())
                        .thenComparing(DatedTotal::at));
    }

    private static Instant at(Instant inductionEnd, int days) {
        return inductionEnd.plus(Duration.ofDays(days));
    }
}
