package org.stillpoint.availability;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The feasible starts of a search, earliest first. For one caller: counting tries bookings out in its own memory. */
public final class FreeStarts {

    /** Far more than a clinic has rooms; a bound on the work, not on the truth. */
    private static final int COUNT_AT_MOST = 64;

    private final Grid grid;
    private final SlotEngine engine;
    private final Bits starts;

    FreeStarts(Grid grid, SlotEngine engine, Bits starts) {
        this.grid = grid;
        this.engine = engine;
        this.starts = starts;
    }

    /** Lazily: what is not asked for is not made. */
    public Stream<Instant> stream() {
        return IntStream.iterate(starts.next(0), cell -> cell >= 0, cell -> starts.next(cell + 1))
                .mapToObj(grid::instant);
    }

    /** How many such visits could start then, booked one after the other. */
    public int capacityAt(Instant start) {
        return engine.capacity(grid.floor(start), COUNT_AT_MOST);
    }
}
