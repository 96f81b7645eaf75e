package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/** MAX_PER_7_DAYS: in any seven days in a row at most so many treatments. */
record MostInSevenDays(SpacingTerms terms) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        return TreatmentDays.crowds(days.all(), terms.maxPerRolling7Days()).stream()
                .map(this::finding)
                .toList();
    }

    private SpacingFinding finding(List<LocalDate> crowd) {
        boolean label = terms.floor().label() && crowd.size() > terms.floor().maxPerRolling7Days();
        return SpacingFinding.refusal(
                SpacingCode.MAX_PER_7_DAYS,
                "%d treatments within seven days from %s to %s; at most %d are allowed"
                        .formatted(crowd.size(), crowd.getFirst(), crowd.getLast(), terms.maxPerRolling7Days()),
                crowd,
                !label);
    }
}
