package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Words of 64 cells against a set that looks at one cell at a time. */
class BitsTest {

    private static final int CELLS = 192;

    private static BitSet someCells(long seed) {
        var random = new Random(seed);
        var cells = new BitSet(CELLS);
        for (int run = random.nextInt(12); run > 0; run--) {
            int from = random.nextInt(CELLS);
            cells.set(from, Math.min(CELLS, from + 1 + random.nextInt(90)));
        }
        return cells;
    }

    private static Bits bits(BitSet cells) {
        var bits = Bits.none(CELLS);
        cells.stream().forEach(cell -> bits.set(cell, cell + 1));
        return bits;
    }

    private static BitSet cells(Bits bits) {
        var cells = new BitSet(CELLS);
        for (int cell = bits.next(0); cell >= 0; cell = bits.next(cell + 1)) {
            cells.set(cell);
        }
        return cells;
    }

    @Property(tries = 300)
    void whatIsSetAndClearedIsCutOffAtTheEnds(
            @ForAll long seed,
            @ForAll @IntRange(min = -80, max = 270) int from,
            @ForAll @IntRange(min = -80, max = 270) int to) {
        int start = Math.max(0, from);
        int end = Math.max(start, Math.min(CELLS, to));
        var set = someCells(seed);
        var cleared = someCells(seed);
        set.set(Math.min(start, end), end);
        cleared.clear(Math.min(start, end), end);
        assertThat(cells(bits(someCells(seed)).set(from, to))).isEqualTo(set);
        assertThat(cells(bits(someCells(seed)).clear(from, to))).isEqualTo(cleared);
    }

    @Property(tries = 300)
    void combinesCellByCell(@ForAll long one, @ForAll long other) {
        var and = someCells(one);
        and.and(someCells(other));
        var or = someCells(one);
        or.or(someCells(other));
        var andNot = someCells(one);
        andNot.andNot(someCells(other));
        assertThat(cells(bits(someCells(one)).and(bits(someCells(other))))).isEqualTo(and);
        assertThat(cells(bits(someCells(one)).or(bits(someCells(other))))).isEqualTo(or);
        assertThat(cells(bits(someCells(one)).andNot(bits(someCells(other))))).isEqualTo(andNot);
    }

    @Property(tries = 300)
    void aCellStaysSetIfItBeginsARunThatIsLongEnough(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int length) {
        var cells = someCells(seed);
        var wanted = new BitSet(CELLS);
        for (int cell = 0; cell + length <= CELLS; cell++) {
            wanted.set(cell, cells.nextClearBit(cell) >= cell + length);
        }
        assertThat(cells(bits(cells).runsOf(length))).isEqualTo(wanted);
    }

    @Property(tries = 300)
    void laterLooksSoManyCellsAhead(@ForAll long seed, @ForAll @IntRange(max = 200) int distance) {
        var cells = someCells(seed);
        assertThat(cells(Bits.none(CELLS).later(bits(cells), distance)))
                .isEqualTo(distance >= CELLS ? new BitSet() : cells.get(distance, CELLS));
    }

    @Property(tries = 300)
    void countsAndChecksStretchesAndNeverSeesCellsOutside(
            @ForAll long seed,
            @ForAll @IntRange(min = -80, max = 270) int from,
            @ForAll @IntRange(min = -80, max = 270) int to) {
        var cells = someCells(seed);
        long inside = cells.stream().filter(cell -> from <= cell && cell < to).count();
        assertThat(bits(cells).count(from, to)).isEqualTo((int) inside);
        if (from < to) {
            assertThat(bits(cells).all(from, to)).isEqualTo(inside == to - from);
        }
        assertThat(bits(cells).count()).isEqualTo(cells.cardinality());
    }

    @Property(tries = 300)
    void findsTheEndsOfAStretchOfSetCells(@ForAll long seed, @ForAll @IntRange(max = CELLS - 1) int cell) {
        var cells = someCells(seed);
        assertThat(bits(cells).nextClear(cell)).isEqualTo(cells.nextClearBit(cell));
        assertThat(bits(cells).previousClear(cell)).isEqualTo(cells.previousClearBit(cell));
        var all = Bits.none(CELLS).set(0, CELLS);
        assertThat(all.nextClear(cell)).isEqualTo(CELLS);
        assertThat(all.previousClear(cell)).isEqualTo(-1);
        assertThat(all.nextClear(CELLS)).isEqualTo(CELLS);
        assertThat(all.previousClear(-1)).isEqualTo(-1);
    }

    @Test
    void aCopyIsItsOwn() {
        var bits = Bits.none(64).set(3, 5);
        bits.copy().clear(0, 64);
        assertThat(bits.count()).isEqualTo(2);
    }

    @Test
    void thereIsNothingAfterTheLastCell() {
        var bits = Bits.none(64).set(63, 64);
        assertThat(bits.next(63)).isEqualTo(63);
        assertThat(bits.next(64)).isEqualTo(-1);
        assertThat(Bits.none(64).next(0)).isEqualTo(-1);
    }
}
