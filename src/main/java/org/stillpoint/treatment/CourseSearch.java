package org.stillpoint.treatment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the cheapest days for all sessions: session by session, keeping for each way in which the course can go on only the cheapest
 * way of getting there. Tries in the same order whenever it is asked the same.
 */
final class CourseSearch {

    private final CourseFrame frame;
    private final boolean mayMiss;

    /** @param mayMiss whether sessions may be left without a date */
    CourseSearch(CourseFrame frame, boolean mayMiss) {
        this.frame = frame;
        this.mayMiss = mayMiss;
    }

    /**
     * One session on its day, or without one, after those before it.
     *
     * @param day {@link Placing#NONE} for none
     */
    record Placed(int wish, int day, Placing placing, long cost, Optional<Placed> before) {}

    /** The cheapest of at most {@code limit}. */
    Optional<Placed> cheapest(Tariff tariff, long limit) {
        Collection<Placed> ways = List.of(new Placed(Placing.NONE, Placing.NONE, Placing.NOTHING, 0, Optional.empty()));
        for (int wish = 0; wish < frame.sessions() && !ways.isEmpty(); wish++) {
            ways = next(ways, wish, tariff, limit);
        }
        Placed best = null;
        for (var way : ways) {
            if (total(way) <= limit && (best == null || total(way) < total(best))) {
                best = way;
            }
        }
        return Optional.ofNullable(best);
    }

    /** With the day of the end, which only the last session has. */
    static long total(Placed last) {
        return last.cost() + Math.max(0, last.placing().lastDay()) * Cost.DAY_OF_END;
    }

    private Collection<Placed> next(Collection<Placed> ways, int wish, Tariff tariff, long limit) {
        var next = new LinkedHashMap<Long, Placed>();
        for (var way : ways) {
            var placing = frame.entersStep(wish) ? way.placing().enteringStep() : way.placing();
            var around = frame.rhythm().around(placing, wish);
            for (int day = Math.max(0, around.from()); day <= around.to(); day++) {
                long price = tariff.of(wish, day);
                if (price != Tariff.NO_START && frame.allows(placing, wish, day)) {
                    var placed = frame.place(placing, wish, day);
                    long cost = way.cost() + price + rhythm(placing, wish, day);
                    keep(next, new Placed(wish, day, placed, cost, Optional.of(way)), tariff, limit);
                }
            }
            if (mayMiss) {
                long cost = way.cost() + Cost.MISSING;
                keep(next, new Placed(wish, Placing.NONE, placing.without(), cost, Optional.of(way)), tariff, limit);
            }
        }
        return next.values();
    }

    private long rhythm(Placing placing, int wish, int day) {
        int off = frame.rhythm().off(placing, wish, day);
        return Math.min(off, Cost.DAYS_OFF_RHYTHM_AT_MOST) * Cost.DAY_OFF_RHYTHM;
    }

    private static void keep(Map<Long, Placed> ways, Placed way, Tariff tariff, long limit) {
        if (way.cost() + tariff.atLeast(way.wish() + 1, way.placing().stepBegan()) > limit) {
            return;
        }
        ways.merge(way.placing().key(), way, (kept, other) -> other.cost() < kept.cost() ? other : kept);
    }
}
