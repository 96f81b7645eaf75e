package org.stillpoint.treatment;

import java.util.List;
import java.util.Optional;

/**
 * Whether one more treatment keeps the spacing, by counting days only: the same rules as {@link SpacingRules}, which have the last
 * word, for a search that asks a hundred thousand times.
 */
final class SpacingFit {

    private final SpacingTerms terms;
    private final StandingDays standing;
    private final int minGap;
    private final int most;
    private final Optional<LateLimit> late;
    private final int lapse;
    private final List<OtherFit> others;

    SpacingFit(CourseQuestion question, StandingDays standing) {
        this.terms = question.spacing();
        this.standing = standing;
        this.minGap = terms.minGapDays();
        this.most = terms.maxPerRolling7Days();
        this.late = terms.late().filter(limit -> limit.maxPerRolling7Days() < most);
        this.lapse = terms.spacing()
                .map(spacing -> spacing.lapseDays().orElse(Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        this.others = question.others().stream()
                .map(other -> new OtherFit(other, standing, question.start().from()))
                .toList();
    }

    /** The day of the first treatment matters to no other rule. */
    boolean countsFromTheSeriesBeginning() {
        return late.isPresent();
    }

    boolean allows(Placing placed, SessionWish wish, int day) {
        int before = standing.lastTreatment(day);
        if (placed.lastTreatment() != Placing.NONE) {
            before = Math.max(before, placed.lastTreatment());
        }
        return day - before >= minGap
                && standing.nextTreatment(day) - day >= minGap
                && !crowded(placed, day, Integer.MIN_VALUE, most)
                && keepsWeek(placed, wish, day)
                && !late(placed, day)
                && !lapsed(placed, wish, before, day)
                && keepsOthers(placed, day);
    }

    private boolean keepsOthers(Placing placed, int day) {
        for (var other : others) {
            if (!other.allows(placed, day)) {
                return false;
            }
        }
        return true;
    }

    /** Of the seven stretches of seven days that have the day, whether one has too many treatments on or after {@code from}. */
    private boolean crowded(Placing placed, int day, int from, int most) {
        for (int first = day - 6; first <= day; first++) {
            int start = Math.max(first, from);
            if (standing.treatments(start, first + 6) + placed.treatments(start, day) + 1 > most) {
                return true;
            }
        }
        return false;
    }

    private boolean late(Placing placed, int day) {
        if (late.isEmpty()) {
            return false;
        }
        int began = began(standing.seriesBegan(), placed.seriesBegan(), day);
        int from = began + late.get().afterDay();
        return day >= from && crowded(placed, day, from, late.get().maxPerRolling7Days());
    }

    private boolean keepsWeek(Placing placed, SessionWish wish, int day) {
        var weekly = terms.weekly().get(wish.step());
        if (weekly == null) {
            return true;
        }
        int settled = standing.weeksFrom(wish.step());
        int began = settled == StandingDays.NEVER
                ? began(standing.stepBegan(wish.step()), placed.stepBegan(), day)
                : settled;
        int week = began + Math.floorDiv(day - began, 7) * 7;
        int placedThen = placed.treatments(week, week + 6);
        return standing.ofStep(wish.step(), week, week + 6) + placedThen < weekly.perWeek();
    }

    /** The first of what stands, what was placed and what is asked for. */
    private static int began(int standing, int placed, int day) {
        int first = placed == Placing.NONE ? day : placed;
        return standing == StandingDays.NEVER ? first : Math.min(standing, first);
    }

    private boolean lapsed(Placing placed, SessionWish wish, int before, int day) {
        boolean inSeries = standing.seriesBegan() != StandingDays.NEVER && standing.seriesBegan() < day
                || placed.lastTreatment() != Placing.NONE;
        int limit = Math.max(lapse, wish.bounds().longestGap());
        if (!inSeries || before == StandingDays.NEVER || day - before <= limit) {
            return false;
        }
        int reached = before + limit;
        boolean reviewPlaced = placed.lastDay() != placed.lastTreatment() && placed.lastDay() >= reached;
        return !reviewPlaced && !standing.reviewed(reached, day);
    }
}
