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

    /** The starts at which the stretch has as many lanes as it needs, each free for the whole of it. */
    Bits startsOf(Stretch stretch) {
        int length = stretch.to() - stretch.from();
        Bits untouched = null;
        var atLeast = new Bits[stretch.lanes()];
        for (int lane = 0; lane < lanes; lane++) {
            Bits runs;
            if (free[lane] == null) {
                untouched = untouched == null ? working.copy().runsOf(length) : untouched;
                runs = untouched;
            } else {
                runs = free[lane].copy().runsOf(length);
            }
            countIn(runs, atLeast);
        }
        return last(atLeast, stretch.from());
    }

    /** {@code atLeast[n]} holds where more than n of the lanes seen so far are free. */
    private static void countIn(Bits runs, Bits[] atLeast) {
        for (int n = atLeast.length - 1; n > 0; n--) {
            if (atLeast[n - 1] != null) {
                var both = atLeast[n - 1].copy().and(runs);
                atLeast[n] = atLeast[n] == null ? both : atLeast[n].or(both);
            }
        }
        atLeast[0] = atLeast[0] == null ? runs.copy() : atLeast[0].or(runs);
    }

    private Bits last(Bits[] atLeast, int offset) {
        var enough = atLeast[atLeast.length - 1];
        if (enough == null) {
            return Bits.none(working.cells());
        }
        return offset == 0 ? enough : Bits.none(working.cells()).later(enough, offset);
    }

    boolean isFree(int lane, int from, int to) {
        return free(lane).all(from, to);
    }

    boolean works(int from, int to) {
        return working.all(from, to);
    }

    int freeLanes(int from, int to) {
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            count += isFree(lane, from, to) ? 1 : 0;
        }
        return count;
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
