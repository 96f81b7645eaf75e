package org.stillpoint.availability;

import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Visit.Stretch;

/**
 * One actor's calendar inside a grid: when it works, and which of its lanes are taken when. A cell of a lane is free if the
 * actor works then and nothing has taken it.
 */
final class Schedule {

    private final UUID id;
    private final String code;
    private final Bits working;
    private final Bits[] free;
    private final int lanes;

    /** {@code working} is kept, not copied, and never written to. */
    Schedule(UUID id, String code, int lanes, Bits working) {
        this.id = id;
        this.code = code;
        this.lanes = lanes;
        this.working = working;
        this.free = new Bits[lanes];
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    int lanes() {
        return lanes;
    }

    void take(int lane, int from, int to) {
        // A lane that a later plan took away may still carry an old claim; nothing can be offered on it any more.
        if (lane < lanes) {
            writable(lane).clear(from, to);
        }
    }

    /** Gives back what {@link #take} took; only for cells that were free before. */
    void giveBack(int lane, int from, int to) {
        writable(lane).set(from, to);
    }

    private Bits writable(int lane) {
        if (free[lane] == null) {
            free[lane] = working.copy();
        }
        return free[lane];
    }

    private Bits free(int lane) {
        return free[lane] == null ? working : free[lane];
    }

    /** The starts at which the stretch has as many lanes as it needs at every moment of it, whichever of them these are. */
    Bits startsOf(Stretch stretch) {
        int untouched = 0;
        for (var lane : free) {
            untouched += lane == null ? 1 : 0;
        }
        int needed = stretch.lanes() - untouched;
        var enough = needed > 0 ? atLeast(needed) : working.copy();
        enough.runsOf(stretch.to() - stretch.from());
        return stretch.from() == 0 ? enough : Bits.none(working.cells()).later(enough, stretch.from());
    }

    /** The cells in which so many of the lanes are free on which something was taken. */
    private Bits atLeast(int needed) {
        var atLeast = new Bits[needed];
        for (var lane : free) {
            if (lane != null) {
                countIn(lane, atLeast);
            }
        }
        var enough = atLeast[needed - 1];
        return enough == null ? Bits.none(working.cells()) : enough;
    }

    /** {@code atLeast[n]} holds where more than n of the lanes seen so far are free. */
    private static void countIn(Bits lane, Bits[] atLeast) {
        for (int n = atLeast.length - 1; n > 0; n--) {
            if (atLeast[n - 1] != null) {
                var both = atLeast[n - 1].copy().and(lane);
                atLeast[n] = atLeast[n] == null ? both : atLeast[n].or(both);
            }
        }
        atLeast[0] = atLeast[0] == null ? lane.copy() : atLeast[0].or(lane);
    }

    boolean isFree(int lane, int from, int to) {
        return free(lane).all(from, to);
    }

    boolean works(int from, int to) {
        return working.all(from, to);
    }

    /** How many lanes are free at every moment of {@code [from, to)}, the fewest of all moments; not always the same ones. */
    int freeLanes(int from, int to) {
        int whole = 0;
        for (int lane = 0; lane < lanes; lane++) {
            whole += isFree(lane, from, to) ? 1 : 0;
        }
        // One lane that is not free as a whole lacks a moment; of several each may lack another one.
        return whole >= lanes - 1 || from < 0 || to > working.cells() ? whole : fewest(from, to, whole);
    }

    private int fewest(int from, int to, int atLeast) {
        int fewest = lanes;
        for (int cell = from; cell < to && fewest > atLeast; cell++) {
            int open = 0;
            for (int lane = 0; lane < lanes; lane++) {
                open += free(lane).get(cell) ? 1 : 0;
            }
            fewest = Math.min(fewest, open);
        }
        return fewest;
    }

    /** The end of the free stretch of the lane in which a cell lies; the cell itself if it is taken. */
    int freeUntil(int lane, int cell) {
        return free(lane).nextClear(cell);
    }

    /** How many visits at this start could each have the lanes for all stretches; exact if these do not overlap. */
    int visitsAt(int start, List<Stretch> stretches) {
        int visits = Integer.MAX_VALUE;
        for (var stretch : stretches) {
            visits = Math.min(visits, freeLanes(start + stretch.from(), start + stretch.to()) / stretch.lanes());
        }
        return visits;
    }

    /** The first start from {@code from} on at which so many lanes are free for so long, or -1 if none in this grid. */
    int freeAgain(int from, int length, int needed) {
        for (int cell = from; cell + length <= working.cells(); cell++) {
            if (freeLanes(cell, cell + length) >= needed) {
                return cell;
            }
        }
        return -1;
    }

    /** How many cells a claim of {@code [from, to)} would strand: gaps beside it too short for another of its length. */
    int unusable(int lane, int from, int to) {
        return stranded(gap(lane, from - 1, -1, to - from), to - from)
                + stranded(gap(lane, to, 1, to - from), to - from);
    }

    /** How long the free stretch of the lane is out of which {@code [from, to)}, which is free, would be taken. */
    int gapAround(int lane, int from, int to) {
        return free(lane).nextClear(to) - free(lane).previousClear(from - 1) - 1;
    }

    private int gap(int lane, int cell, int step, int atMost) {
        int length = 0;
        for (int at = cell;
                length < atMost && at >= 0 && at < working.cells() && free(lane).get(at);
                at += step) {
            length++;
        }
        return length;
    }

    private static int stranded(int gap, int length) {
        return gap < length ? gap : 0;
    }

    /** How many lane cells of {@code [from, to)} are taken while the actor works. */
    int busy(int from, int to) {
        int open = working.count(from, to);
        int busy = 0;
        for (int lane = 0; lane < lanes; lane++) {
            busy += free[lane] == null ? 0 : open - free[lane].count(from, to);
        }
        return busy;
    }
}
