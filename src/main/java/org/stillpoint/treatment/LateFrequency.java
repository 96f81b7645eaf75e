package org.stillpoint.treatment;

import java.util.List;

/** AFTER_DAY_57: late in a series at most so many treatments in seven days. */
record LateFrequency(LateLimit limit) implements SpacingRule {

    @Override
    public List<SpacingFinding> findings(TreatmentDays days) {
        var began = days.began();
        if (began.isEmpty()) {
            return List.of();
        }
        // The first treatment is on day 1, so day 57 is 56 days later.
        var lastEarly = began.get().plusDays(limit.afterDay() - 1L);
        var late = days.all().stream()
                .filter(each -> each.day().isAfter(lastEarly))
                .toList();
        return TreatmentDays.crowds(late, limit.maxPerRolling7Days()).stream()
                .map(crowd -> SpacingFinding.refusal(
                        SpacingCode.AFTER_DAY_57,
                        "%d treatments within seven days from %s to %s, after day %d of the series; at most %d are allowed"
                                .formatted(
                                        crowd.size(),
                                        crowd.getFirst(),
                                        crowd.getLast(),
                                        limit.afterDay(),
                                        limit.maxPerRolling7Days()),
                        crowd,
                        true))
                .toList();
    }
}
