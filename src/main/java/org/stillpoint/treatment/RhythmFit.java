package org.stillpoint.treatment;

import java.util.List;

/** On which days a session is due by its step's rhythm, given what was placed before it. */
final class RhythmFit {

    private final List<SessionWish> wishes;
    private final StandingDays standing;
    private final int startTo;
    private final int lastDay;

    RhythmFit(List<SessionWish> wishes, StandingDays standing, int startTo, int lastDay) {
        this.wishes = wishes;
        this.standing = standing;
        this.startTo = startTo;
        this.lastDay = lastDay;
    }

    /** Where a session may be. Its days before the first one asked for are for nobody. */
    Due due(Placing placed, int wish) {
        int from = Math.max(
                        placed.lastDay(),
                        standing.lastBeforeStep(wishes.get(wish).step()))
                + 1;
        int to = placed.lastDay() == Placing.NONE ? Math.min(startTo, lastDay) : lastDay;
        var ofStep = wishes.get(wish).bounds().sinceStepBegan();
        int began = began(placed, wish);
        if (ofStep.isPresent() && began != StandingDays.NEVER) {
            from = Math.max(from, began + ofStep.get().from());
            to = Math.min(to, began + ofStep.get().to());
        }
        var since = sinceTreatment(placed, wish);
        int placedLast = placed.lastTreatment() == Placing.NONE ? StandingDays.NEVER : placed.lastTreatment();
        int last = Math.max(placedLast, standing.lastTreatment());
        boolean overdue = overdue(placed, since);
        if (since.isSaid() && last != StandingDays.NEVER && !overdue) {
            to = Math.min(to, last + since.to());
        }
        return new Due(from, to, since, overdue, placedLast, standing);
    }

    /**
     * Days around which a session is due.
     *
     * @param from no day before it is due, {@code to} none after it; not every day among them is
     */
    record Due(int from, int to, SinceTreatment since, boolean overdue, int lastPlaced, StandingDays standing) {

        boolean has(int day) {
            if (day < from || day > to) {
                return false;
            }
            int before = before(day);
            if (!since.isSaid() || before == StandingDays.NEVER) {
                return true;
            }
            return day - before >= since.from() && (overdue || day - before <= since.to());
        }

        /** How far a day is from the best one, in days. */
        int off(int day) {
            int before = before(day);
            boolean minds = since.ideal() != SinceTreatment.NONE && before != StandingDays.NEVER;
            return minds ? Math.abs(day - before - since.ideal()) : 0;
        }

        private int before(int day) {
            return Math.max(lastPlaced, standing.lastTreatment(day - 1));
        }
    }

    /** What was due before the first day that is asked for is late already, and is not refused for that. */
    private boolean overdue(Placing placed, SinceTreatment since) {
        int before = standing.lastTreatment(-1);
        return placed.lastDay() == Placing.NONE && before != StandingDays.NEVER && before + since.to() < 0;
    }

    private int began(Placing placed, int wish) {
        int settled = standing.weeksFrom(wishes.get(wish).step());
        if (settled != StandingDays.NEVER) {
            return settled;
        }
        int stands = standing.stepBegan(wishes.get(wish).step());
        if (stands != StandingDays.NEVER) {
            return stands;
        }
        return placed.stepBegan() == Placing.NONE ? StandingDays.NEVER : placed.stepBegan();
    }

    /** With the gaps of the treatments before it that found no place. */
    private SinceTreatment sinceTreatment(Placing placed, int wish) {
        var since = SinceTreatment.of(wishes.get(wish).bounds());
        if (placed.skipped() == Placing.UNCOUNTED) {
            return SinceTreatment.NOT_SAID;
        }
        int left = placed.skipped();
        for (int before = wish - 1; left > 0; before--) {
            if (wishes.get(before).treatment()) {
                since = since.plus(SinceTreatment.of(wishes.get(before).bounds()));
                left--;
            }
        }
        return since;
    }
}
