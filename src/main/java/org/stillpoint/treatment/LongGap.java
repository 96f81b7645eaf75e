package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.treatment.TreatmentDays.Pair;

/** WARN_GAP: a gap after which an effect may have worn off; a warning, and only where a lapse is not told of already. */
record LongGap(Spacing spacing) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        return days.pairs().stream()
                .filter(pair -> pair.day().wanted() && Lapse.withinSeries(pair, days))
                .filter(this::isLong)
                .filter(pair -> !Lapse.broken(spacing, pair, days))
                .map(pair -> SpacingFinding.warning(
                        SpacingCode.WARN_GAP,
                        "%s is %d days after the treatment on %s"
                                .formatted(
                                        pair.day().day(),
                                        pair.gap(),
                                        pair.before().day()),
                        pair.days()))
                .toList();
    }

    private boolean isLong(Pair pair) {
        return spacing.warnGapDays().isPresent()
                && pair.gap()
                        > Math.max(spacing.warnGapDays().getAsInt(), pair.day().plannedGapDays());
    }
}
