package org.stillpoint.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/** The feasible starts of a search, earliest first. For one caller: counting tries bookings out in its own memory. */
public final class FreeStarts {

    /** Far more than a clinic has rooms; a bound on the work, not on the truth. */
    private static final int COUNT_AT_MOST = 64;

    private final Site site;
    private final Grid grid;
    private final SlotEngine engine;
    private final Bits starts;

    FreeStarts(Site site, Grid grid, SlotEngine engine, Bits starts) {
        this.site = site;
        this.grid = grid;
        this.engine = engine;
        this.starts = starts;
    }

    /** Lazily: what is not asked for is not made. */
    public Stream<Instant> stream() {
        return IntStream.iterate(starts.next(0), cell -> cell >= 0, cell -> starts.next(cell + 1))
                .mapToObj(grid::instant);
    }

    /** Those of one local day of the site; finding the day costs nothing. */
    public List<Instant> on(LocalDate date) {
        var day = day(date);
        int end = grid.ceiling(day.end());
        return IntStream.iterate(
                        starts.next(Math.max(0, grid.ceiling(day.start()))),
                        cell -> cell >= 0 && cell < end,
                        cell -> starts.next(cell + 1))
                .mapToObj(grid::instant)
                .toList();
    }

    /**
     * Who would serve a visit at that start, and how well it fits into their day; empty where it is none of these starts. Changes
     * nothing: what is asked next does not see this visit.
     *
     * @param known who is chosen first where they are free, because they treat this patient already
     */
    public Optional<Seated> seat(Instant start, Set<UUID> known) {
        int cell = grid.floor(start);
        if (cell < 0
                || cell >= starts.cells()
                || !starts.get(cell)
                || !grid.instant(cell).equals(start)) {
            return Optional.empty();
        }
        var day = day(LocalDate.ofInstant(start, site.zone()));
        return engine.seat(cell, known, grid.floor(day.start()), grid.ceiling(day.end()))
                .map(seating -> new Seated(seating.served(grid), seating.unusable() * Grid.CELL_MINUTES));
    }

    /** How many such visits could start then, booked one after the other. */
    public int capacityAt(Instant start) {
        return engine.capacity(grid.floor(start), COUNT_AT_MOST);
    }

    private TimeSlot day(LocalDate date) {
        return new TimeSlot(
                date.atStartOfDay(site.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(site.zone()).toInstant());
    }
}
