package org.stillpoint.availability;

import java.time.Instant;
import org.stillpoint.platform.TimeSlot;

/**
 * A window of absolute time cut into cells of five minutes. It begins on a whole word of 64 cells counted from the epoch, so
 * that what was computed once for a stretch of time is copied into any window word by word.
 */
record Grid(long firstCell, int cells) {

    static final int CELL_MINUTES = 5;
    private static final int CELL_SECONDS = CELL_MINUTES * 60;

    /** The smallest grid that covers the window. */
    static Grid over(TimeSlot window) {
        long first = cellAtOrBefore(window.start()) & ~63L;
        long last = cellAtOrAfter(window.end());
        return new Grid(first, Math.toIntExact(last - first + 63 & ~63L));
    }

    static long cellAtOrBefore(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), CELL_SECONDS);
    }

    static long cellAtOrAfter(Instant moment) {
        long cell = cellAtOrBefore(moment);
        return instantOf(cell).isBefore(moment) ? cell + 1 : cell;
    }

    static Instant instantOf(long absoluteCell) {
        return Instant.ofEpochSecond(absoluteCell * CELL_SECONDS);
    }

    static boolean isOnCell(Instant moment) {
        return moment.getNano() == 0 && Math.floorMod(moment.getEpochSecond(), CELL_SECONDS) == 0;
    }

    Instant instant(int cell) {
        return instantOf(firstCell + cell);
    }

    /** The cell that begins at or before the moment, counted from the beginning of the grid; it may lie outside. */
    int floor(Instant moment) {
        return clip(cellAtOrBefore(moment));
    }

    /** The first cell that begins at or after the moment, counted from the beginning of the grid; it may lie outside. */
    int ceiling(Instant moment) {
        return clip(cellAtOrAfter(moment));
    }

    /** The cell with this number since the epoch, counted from the beginning of the grid. */
    int clip(long absoluteCell) {
        return Math.clamp(absoluteCell - firstCell, -1, cells + 1);
    }

    Bits none() {
        return Bits.none(cells);
    }

    TimeSlot slot() {
        return new TimeSlot(instantOf(firstCell), instantOf(firstCell + cells));
    }
}
