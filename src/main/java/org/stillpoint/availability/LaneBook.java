package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.availability.OngoingVisit.LaneNeed;
import org.stillpoint.availability.Shortfall.Taker;
import org.stillpoint.platform.TimeSlot;

/**
 * The lanes of one schedule around a visit that is taking place: which of them it has, which others have, and how many it needs.
 * Cell by cell, so whenever fewer than all lanes are taken it finds one.
 */
final class LaneBook {

    /** A claim in cells since the epoch. */
    record Entry(UUID claimant, ClaimKind kind, int lane, long from, long to) {}

    /** What the database allows of one claim: 25 hours. */
    private static final int LONGEST = 25 * 60 / Grid.CELL_MINUTES;

    private final UUID schedule;
    private final long first;
    private final int present;
    private final int cells;
    private final int[] needed;
    private final BitSet[] own;
    private final BitSet[] taken;
    private final List<Entry> others;
    private final BitSet[] before;
    private final int[] missing;

    /**
     * @param from the first cell that can still be changed
     * @param needs those of this schedule
     * @param entries what it carries; of lanes beyond {@code lanes}, which a later plan took away, nothing more is taken
     */
    LaneBook(UUID schedule, int lanes, UUID claimant, long from, List<LaneNeed> needs, List<Entry> entries) {
        this.schedule = schedule;
        this.others = entries.stream()
                .filter(entry -> !entry.claimant().equals(claimant))
                .toList();
        var mine = entries.stream()
                .filter(entry -> entry.claimant().equals(claimant))
                .toList();
        first = Math.min(from, mine.stream().mapToLong(Entry::from).min().orElse(from));
        long last = Math.max(
                needs.stream().mapToLong(LaneNeed::to).max().orElse(from),
                mine.stream().mapToLong(Entry::to).max().orElse(from));
        cells = Math.toIntExact(Math.max(last, from) - first);
        present = Math.toIntExact(from - first);
        needed = new int[cells];
        needs.forEach(need ->
                IntStream.range(index(need.from()), index(need.to())).forEach(cell -> needed[cell] += need.lanes()));
        int all = Math.max(lanes, entries.stream().mapToInt(Entry::lane).max().orElse(0) + 1);
        own = bits(all, mine);
        taken = bits(all, others);
        IntStream.range(lanes, all).forEach(lane -> taken[lane].set(0, cells));
        before = IntStream.range(0, all)
                .mapToObj(lane -> (BitSet) own[lane].clone())
                .toArray(BitSet[]::new);
        missing = new int[cells];
    }

    UUID schedule() {
        return schedule;
    }

    private int index(long cell) {
        return Math.clamp(cell - first, 0, cells);
    }

    private BitSet[] bits(int lanes, List<Entry> entries) {
        var bits = IntStream.range(0, lanes).mapToObj(lane -> new BitSet(cells)).toArray(BitSet[]::new);
        entries.forEach(entry -> bits[entry.lane()].set(index(entry.from()), index(entry.to())));
        return bits;
    }

    /** Takes what is missing and free, on the lane that the visit has if it can be. */
    LaneBook extend() {
        for (int cell = present; cell < cells; cell++) {
            int lacking = needed[cell] - lanesAt(cell);
            while (lacking > 0) {
                var lane = freeLane(cell);
                if (lane.isEmpty()) {
                    missing[cell] = lacking;
                    break;
                }
                own[lane.get()].set(cell);
                lacking--;
            }
        }
        return this;
    }

    /** Gives back what is not needed; of several lanes the one that is had longest stays. */
    LaneBook shorten() {
        for (int cell = present; cell < cells; cell++) {
            int at = cell;
            IntStream.range(0, own.length)
                    .filter(lane -> own[lane].get(at))
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer lane) -> -own[lane].nextClearBit(at))
                            .thenComparing(Comparator.naturalOrder()))
                    .skip(needed[cell])
                    .forEach(lane -> own[lane].clear(at));
        }
        return this;
    }

    private int lanesAt(int cell) {
        int lanes = 0;
        for (var lane : own) {
            lanes += lane.get(cell) ? 1 : 0;
        }
        return lanes;
    }

    /** The one that it has just had, else the one that is free longest. */
    private Optional<Integer> freeLane(int cell) {
        return IntStream.range(0, own.length)
                .filter(lane -> !own[lane].get(cell) && !taken[lane].get(cell))
                .boxed()
                .max(Comparator.comparing((Integer lane) -> cell > 0 && own[lane].get(cell - 1))
                        .thenComparing(lane -> freeUntil(lane, cell))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private int freeUntil(int lane, int cell) {
        int end = taken[lane].nextSetBit(cell);
        return end < 0 ? cells : end;
    }

    boolean isChanged() {
        return !List.of(own).equals(List.of(before));
    }

    /** All that the visit has of the schedule now, what it had before included; what is too long for one claim in several. */
    List<ClaimRow> rows() {
        var rows = new ArrayList<ClaimRow>();
        for (int lane = 0; lane < own.length; lane++) {
            int from = own[lane].nextSetBit(0);
            while (from >= 0) {
                int to = Math.min(own[lane].nextClearBit(from), from + LONGEST);
                rows.add(new ClaimRow(schedule, lane, slot(from, to)));
                from = own[lane].nextSetBit(to);
            }
        }
        return rows;
    }

    /** What could not be taken, each stretch with those who have the lanes there. */
    List<Shortfall> shortfalls() {
        var all = new ArrayList<Shortfall>();
        int from = 0;
        while (from < cells) {
            int to = from;
            int most = 0;
            while (to < cells && missing[to] > 0) {
                most = Math.max(most, missing[to]);
                to++;
            }
            if (to > from) {
                all.add(new Shortfall(schedule, slot(from, to), most, takers(from, to)));
            }
            from = to + 1;
        }
        return all;
    }

    /** One for each of them, in the order in which they begin. */
    private List<Taker> takers(int from, int to) {
        var spans = new LinkedHashMap<UUID, Taker>();
        others.stream()
                .filter(entry -> index(entry.from()) < to && index(entry.to()) > from)
                .sorted(Comparator.comparingLong(Entry::from).thenComparing(Entry::claimant))
                .map(entry -> new Taker(
                        entry.claimant(),
                        entry.kind(),
                        slot(Math.max(index(entry.from()), from), Math.min(index(entry.to()), to))))
                .forEach(taker -> spans.merge(taker.claimant(), taker, Taker::with));
        return List.copyOf(spans.values());
    }

    private TimeSlot slot(int from, int to) {
        return new TimeSlot(Grid.instantOf(first + from), Grid.instantOf(first + to));
    }
}
