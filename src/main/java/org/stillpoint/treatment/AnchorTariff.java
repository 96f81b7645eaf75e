package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** What sessions cost that should keep one pattern. A review belongs to no pattern; it is put near to its time. */
final class AnchorTariff implements Tariff {

    private final CourseFrame frame;
    private final Anchor anchor;
    private final DayPrices[] prices;
    private final boolean[] treatments;
    private final int[] weekdays;
    private final boolean[] onPattern;
    private final int[][] bounds;
    private final int mayMiss;

    /** @param mayMiss how many sessions at most go without a date, and so cannot be off the pattern either */
    AnchorTariff(CourseFrame frame, Anchor anchor, Map<String, DayPrices> ofServices, int mayMiss) {
        this.frame = frame;
        this.anchor = anchor;
        this.mayMiss = mayMiss;
        this.weekdays =
                anchor.weekdays().stream().mapToInt(DayOfWeek::ordinal).sorted().toArray();
        this.onPattern = new boolean[7];
        for (int weekday : weekdays) {
            onPattern[weekday] = true;
        }
        this.prices = frame.question().wishes().stream()
                .map(wish -> ofServices.get(wish.service()))
                .toArray(DayPrices[]::new);
        this.treatments = new boolean[frame.sessions()];
        for (int wish = 0; wish < frame.sessions(); wish++) {
            treatments[wish] = frame.wish(wish).treatment();
        }
        this.bounds = new int[frame.lastDay() + 1][];
    }

    Anchor anchor() {
        return anchor;
    }

    FreeStart start(int wish, int day) {
        return prices[wish].start(day);
    }

    @Override
    public long of(int wish, int day) {
        if (!treatments[wish]) {
            return 0;
        }
        long price = prices[wish].price(day);
        boolean offDay = !onPattern[frame.weekday(day)];
        return offDay && price < Cost.OFF_PATTERN ? price + Cost.OFF_PATTERN : price;
    }

    @Override
    public long atLeast(int wish, int stepBegan) {
        boolean weeks = stepBegan != Placing.NONE && wish < frame.sessions() && !frame.entersStep(wish);
        return weeks ? offAtLeast(wish, stepBegan) * Cost.OFF_PATTERN : 0;
    }

    /** Whatever the first day. */
    long atLeast() {
        var first = frame.wish(0);
        if (first.bounds().sinceStepBegan().isEmpty()
                || frame.standing().weeksFrom(first.step()) != StandingDays.NEVER
                || frame.standing().stepBegan(first.step()) != StandingDays.NEVER) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (int day = 0; day <= frame.lastStart(); day++) {
            if (prices[0].hasStart(day)) {
                least = Math.min(least, offAtLeast(0, day));
            }
        }
        return least == Integer.MAX_VALUE ? 0 : least * Cost.OFF_PATTERN;
    }

    private int offAtLeast(int wish, int stepBegan) {
        if (bounds[stepBegan] == null) {
            bounds[stepBegan] = offAtLeast(
                    frame.wish(wish).step(), stepBegan, frame.question().wishes());
        }
        return Math.max(0, bounds[stepBegan][wish] - mayMiss);
    }

    /** For each session: in each week from then on, the sessions for which no day of the pattern is free at its time. */
    private int[] offAtLeast(int step, int stepBegan, List<SessionWish> wishes) {
        int[] least = new int[wishes.size() + 1];
        int afterWeek = 0;
        int inWeek = 0;
        for (int wish = wishes.size() - 1; wish >= 0; wish--) {
            var week = wishes.get(wish).bounds().sinceStepBegan();
            if (wishes.get(wish).step() != step || week.isEmpty()) {
                continue;
            }
            boolean sameWeek = wish + 1 < wishes.size()
                    && wishes.get(wish + 1).bounds().sinceStepBegan().equals(week);
            afterWeek = sameWeek ? afterWeek : least[wish + 1];
            inWeek = sameWeek ? inWeek + 1 : 1;
            int exact = exact(
                    wish, stepBegan + week.get().from(), stepBegan + week.get().to());
            least[wish] = afterWeek + Math.max(0, inWeek - exact);
        }
        return least;
    }

    private int exact(int wish, int from, int to) {
        int exact = 0;
        for (int weekday : weekdays) {
            exact += prices[wish].exact(weekday, from, to);
        }
        return exact;
    }

    /** What the sessions that stand cost, which belong to the same steps and so to the same pattern. */
    long ofStanding() {
        long cost = 0;
        for (var visit : frame.patternVisits()) {
            cost += anchor.minutesTo(visit.time()) * Cost.MINUTE;
            if (!anchor.keptBy(visit.day().getDayOfWeek(), visit.time())) {
                cost += Cost.OFF_PATTERN;
            }
        }
        return cost;
    }
}
