package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;
import org.stillpoint.treatment.TreatmentDays.Pair;

/**
 * LAPSE: after so many days without a treatment a review comes first, unless the protocol itself plans so long a gap. One that was held
 * before these days were over, such as every patient's after an induction, has not looked at the lapse and does not lift it.
 */
record Lapse(Spacing spacing) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        return days.pairs().stream()
                .filter(pair -> broken(spacing, pair, days))
                .map(pair -> SpacingFinding.refusal(
                        SpacingCode.LAPSE,
                        "%s is %d days after the last treatment on %s; after more than %d a review comes first"
                                .formatted(
                                        pair.day().day(),
                                        pair.gap(),
                                        pair.before().day(),
                                        limit(spacing, pair)),
                        pair.days(),
                        true))
                .toList();
    }

    static boolean broken(Spacing spacing, Pair pair, TreatmentDays days) {
        return spacing.lapseDays().isPresent()
                && pair.day().wanted()
                && withinSeries(pair, days)
                && pair.gap() > limit(spacing, pair)
                && days.reviews().stream().noneMatch(review -> isLiftedBy(review, spacing, pair));
    }

    /** A series' first treatment lapses from nothing, however long ago an earlier series was. */
    static boolean withinSeries(Pair pair, TreatmentDays days) {
        return days.began().filter(began -> began.isBefore(pair.day().day())).isPresent();
    }

    private static boolean isLiftedBy(LocalDate review, Spacing spacing, Pair pair) {
        var reached = pair.before().day().plusDays(limit(spacing, pair));
        return !review.isBefore(reached) && !review.isAfter(pair.day().day());
    }

    private static int limit(Spacing spacing, Pair pair) {
        return Math.max(spacing.lapseDays().orElseThrow(), pair.day().plannedGapDays());
    }
}
