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

    /** No day outside of these is due; not every day among them is. */
    DaySpan around(Placing placed, int wish) {
        int from = placed.lastDay() + 1;
        int to = placed.lastDay() == Placing.NONE ? Math.min(startTo, lastDay) : lastDay;
        var ofStep = wishes.get(wish).bounds().sinceStepBegan();
        int began = began(placed, wish);
        if (ofStep.isPresent() && began != StandingDays.NEVER) {
            from = Math.max(from, began + ofStep.get().from());
            to = Math.min(to, began + ofStep.get().to());
        }
        var since = sinceTreatment(placed, wish);
        int last = Math.max(lastPlaced(placed), standing.lastTreatment());
        if (since.isPresent() && last != StandingDays.NEVER && !overdue(placed, wish)) {
            to = Math.min(to, last + since.to());
        }
        return new DaySpan(from, to);
    }

    boolean allows(Placing placed, int wish, int day) {
        var around = around(placed, wish);
        if (!around.has(day)) {
            return false;
        }
        var since = sinceTreatment(placed, wish);
        int before = lastTreatment(placed, day - 1);
        if (!since.isPresent() || before == StandingDays.NEVER) {
            return true;
        }
        return day - before >= since.from() && (overdue(placed, wish) || day - before <= since.to());
    }

    /** How far a day is from the best one, in days. */
    int off(Placing placed, int wish, int day) {
        int before = lastTreatment(placed, day - 1);
        var since = sinceTreatment(placed, wish);
        return since.isPresent() && before != StandingDays.NEVER ? Math.abs(day - before - since.ideal()) : 0;
    }

    /** The last treatment on a day or before it, placed or standing. */
    int lastTreatment(Placing placed, int day) {
        return Math.max(lastPlaced(placed), standing.lastTreatment(day));
    }

    /** What was due before the first day that is asked for is late already, and is not refused for that. */
    private boolean overdue(Placing placed, int wish) {
        if (placed.lastDay() != Placing.NONE) {
            return false;
        }
        int before = standing.lastTreatment(-1);
        return before != StandingDays.NEVER
                && before + sinceTreatment(placed, wish).to() < 0;
    }

    private int began(Placing placed, int wish) {
        int stands = standing.stepBegan(wishes.get(wish).step());
        if (stands != StandingDays.NEVER) {
            return stands;
        }
        return placed.stepBegan() == Placing.NONE ? StandingDays.NEVER : placed.stepBegan();
    }

    private static int lastPlaced(Placing placed) {
        return placed.lastTreatment() == Placing.NONE ? StandingDays.NEVER : placed.lastTreatment();
    }

    /** With the gaps of the sessions before it that found no place. */
    private Since sinceTreatment(Placing placed, int wish) {
        var since = Since.of(wishes.get(wish).bounds());
        for (int skipped = wish - placed.skipped(); skipped < wish && since.isPresent(); skipped++) {
            if (wishes.get(skipped).treatment()) {
                since = since.plus(Since.of(wishes.get(skipped).bounds()));
            }
        }
        return since;
    }

    private record Since(int from, int to, int ideal) {

        private static final Since NOT_SAID = new Since(0, Integer.MAX_VALUE / 4, 0);

        static Since of(DayBounds bounds) {
            return bounds.sinceTreatment()
                    .map(span ->
                            new Since(span.from(), span.to(), bounds.ideal().orElse(span.from())))
                    .orElse(NOT_SAID);
        }

        boolean isPresent() {
            return to < NOT_SAID.to();
        }

        Since plus(Since other) {
            return new Since(from + other.from(), Math.min(to + other.to(), NOT_SAID.to()), ideal + other.ideal());
        }
    }
}
