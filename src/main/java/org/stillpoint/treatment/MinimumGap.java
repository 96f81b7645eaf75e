package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.treatment.TreatmentDays.Pair;

/** MIN_GAP: from one treatment to the next at least so many days. */
record MinimumGap(SpacingTerms terms) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        return days.pairs().stream()
                .filter(pair -> pair.gap() < terms.minGapDays())
                .map(this::finding)
                .toList();
    }

    private SpacingFinding finding(Pair pair) {
        boolean label = terms.floor().label() && pair.gap() < terms.floor().minGapDays();
        int least = label ? terms.floor().minGapDays() : terms.minGapDays();
        var why = pair.gap() == 0
                ? "there is a treatment on %s already; at least %d days must lie between two"
                        .formatted(pair.day().day(), least)
                : "%s and %s are %d days apart; at least %d are needed"
                        .formatted(pair.before().day(), pair.day().day(), pair.gap(), least);
        return SpacingFinding.refusal(SpacingCode.MIN_GAP, why, pair.days(), !label);
    }
}
