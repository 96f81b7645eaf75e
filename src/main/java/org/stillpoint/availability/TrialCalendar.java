package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillpoint.availability.LaneChoice.LaneSpan;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * One site's calendar over some days in memory, without what the visits have that are to be moved: there it can be tried out
 * where they fit, together, before anything is asked of the database. It says what was true when it was read. For one caller.
 */
public final class TrialCalendar {

    /**
     * A visit that looks for another place. What it has now is in nobody's way until it is {@linkplain #keep kept}.
     *
     * @param avoided actors that shall play no role in another place
     */
    public record Mover(UUID claimant, UUID person, Service service, Set<UUID> avoided) {}

    private final PlanBits bits;
    private final Site site;
    private final Grid grid;
    private final Map<UUID, Schedule> schedules = new HashMap<>();
    private final Map<UUID, List<Stretch>> kept = new HashMap<>();
    private final Map<UUID, List<Held>> held = new HashMap<>();
    private final Map<Mover, SlotEngine> engines = new HashMap<>();
    private final Map<Integer, int[]> days = new HashMap<>();

    /** What was taken on the lanes of a schedule. */
    private record Held(Schedule schedule, List<LaneSpan> spans) {

        void giveBack() {
            spans.forEach(span -> schedule.giveBack(span.lane(), span.from(), span.to()));
        }
    }

    TrialCalendar(PlanBits bits, Site site, TimeSlot window, Collection<UUID> people, TrialClaims claims) {
        this.bits = bits;
        this.site = site;
        this.grid = Grid.over(window);
        bits.plan()
                .actorsAt(site)
                .forEach(actor -> schedules.put(
                        actor.id(), new Schedule(actor.id(), actor.code(), actor.lanes(), bits.working(actor, grid))));
        var always = grid.none().set(0, grid.cells());
        people.forEach(person -> schedules.put(person, new Schedule(person, "", 1, always)));
        claims.taken().forEach(this::take);
        claims.moving().forEach((mover, stretches) -> kept.put(mover, whatFits(stretches)));
    }

    private void take(Stretch stretch) {
        var schedule = schedules.get(stretch.schedule());
        if (schedule != null) {
            schedule.take(stretch.lane(), grid.clip(stretch.from()), grid.clip(stretch.to()));
        }
    }

    /** What of it is free beside the rest of it. */
    private List<Stretch> whatFits(List<Stretch> stretches) {
        var holding = new ArrayList<Held>();
        var fitting = stretches.stream()
                .filter(stretch -> hold(stretch).map(holding::add).orElse(false))
                .toList();
        holding.forEach(Held::giveBack);
        return fitting;
    }

    /** On whichever lane is free; no visit is bound to the one that it has. */
    private Optional<Held> hold(Stretch stretch) {
        var schedule = schedules.get(stretch.schedule());
        int from = grid.clip(stretch.from());
        int to = grid.clip(stretch.to());
        return Optional.ofNullable(schedule)
                .flatMap(each -> LaneChoice.of(each, from, List.of(new Visit.Stretch("", 1, 0, to - from))))
                .map(spans -> {
                    spans.forEach(span -> schedule.take(span.lane(), span.from(), span.to()));
                    return new Held(schedule, spans);
                });
    }

    /** Who could serve the visit, role by role, free or not. */
    public List<Set<UUID>> candidates(Mover mover) {
        return casting(mover).casts().stream()
                .map(cast -> cast.actors().stream().map(Actor::id).collect(Collectors.toSet()))
                .toList();
    }

    /** The starts at which the visit fits beside everything that has a place by now. */
    public List<Instant> starts(Mover mover, TimeSlot among) {
        var wanted = grid.none()
                .set(grid.ceiling(among.start()), grid.ceiling(among.end()))
                .and(bits.startGrid(site, mover.service().startGridMinutes(), grid));
        var starts = engine(mover).starts(wanted);
        return IntStream.iterate(starts.next(0), cell -> cell >= 0, cell -> starts.next(cell + 1))
                .mapToObj(grid::instant)
                .toList();
    }

    /** Gives the visit a place at that start, as a booking would, or nothing if it does not fit. */
    public Optional<TrialPlace> place(Mover mover, Instant start, Set<UUID> preferred) {
        int cell = grid.floor(start);
        var day = days.computeIfAbsent(cell, each -> day(mover, start));
        return engine(mover).seat(cell, preferred, day[0], day[1]).map(seating -> {
            seating.take();
            return new TrialPlace(seating, grid);
        });
    }

    private int[] day(Mover mover, Instant start) {
        var slot = PlanBits.days(site, new TimeSlot(start, start.plusSeconds(1)));
        return new int[] {grid.floor(slot.start()), grid.ceiling(slot.end())};
    }

    /** Leaves the visit what it has now. False, and nothing is taken, if somebody else was given some of it. */
    public boolean keep(Mover mover) {
        var holding = new ArrayList<Held>();
        for (var own : kept.getOrDefault(mover.claimant(), List.of())) {
            var part = hold(own);
            if (part.isEmpty()) {
                holding.forEach(Held::giveBack);
                return false;
            }
            holding.add(part.get());
        }
        held.put(mover.claimant(), holding);
        return true;
    }

    /** The opposite of {@link #keep}. */
    public void letGo(Mover mover) {
        held.remove(mover.claimant()).forEach(Held::giveBack);
    }

    /** What keeps the visit from starting then, beside everything that has a place by now; empty if it fits. */
    public List<NeedFailure> whyNot(Mover mover, Instant start) {
        return new WhyNot(grid, bits.open(site, grid), engine(mover), grid.floor(start)).failures();
    }

    private Casting casting(Mover mover) {
        return bits.casting(mover.service(), site).without(mover.avoided());
    }

    private SlotEngine engine(Mover mover) {
        return engines.computeIfAbsent(mover, this::newEngine);
    }

    private SlotEngine newEngine(Mover mover) {
        var parts = new ArrayList<Part>();
        for (var cast : casting(mover).casts()) {
            var candidates = cast.actors().stream()
                    .map(actor -> schedules.get(actor.id()))
                    .toList();
            parts.add(new Part(cast.role(), candidates));
        }
        parts.add(new Part(Visit.attendance(mover.service()), List.of(schedules.get(mover.person()))));
        return new SlotEngine(grid, parts);
    }
}
