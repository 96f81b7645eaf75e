package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * Everything that a search or a booking looks at: the actors that could serve the visit, over some stretch of time. Built in
 * two steps around the one query: first whose claims are wanted, then, with what is taken, the engine.
 */
final class Window {

    private final PlanBits bits;
    private final Service service;
    private final Site site;
    private final Grid grid;
    private final Casting casting;
    private final Optional<UUID> person;

    Window(
            PlanBits bits,
            Service service,
            Site site,
            TimeSlot time,
            Optional<UUID> person,
            Optional<Actor> practitioner,
            Set<UUID> avoided) {
        this.bits = bits;
        this.service = service;
        this.site = site;
        this.grid = Grid.over(time);
        var everybody = bits.casting(service, site);
        this.casting =
                practitioner.map(everybody::insistingOn).orElse(everybody).without(avoided);
        this.person = person;
    }

    Grid grid() {
        return grid;
    }

    /** Whose claims have to be known. */
    Wanted wanted(ClinicPlan plan, TimeSlot time, Set<UUID> except) {
        var people = person.map(Set::of).orElse(Set.of());
        return new Wanted(plan, site, casting.ids(), people, List.of(time), except);
    }

    /** The engine over what is left when these stretches are taken. */
    SlotEngine engine(List<Taken.Stretch> taken) {
        var schedules = schedules(taken);
        var parts = new ArrayList<Part>();
        for (var cast : casting.casts()) {
            var candidates = cast.actors().stream()
                    .map(actor -> schedules.get(actor.id()))
                    .toList();
            parts.add(new Part(cast.role(), candidates));
        }
        person.ifPresent(id -> parts.add(new Part(Visit.attendance(service), List.of(schedules.get(id)))));
        return new SlotEngine(grid, parts);
    }

    private Map<UUID, Schedule> schedules(List<Taken.Stretch> taken) {
        var schedules = new HashMap<UUID, Schedule>();
        casting.actors()
                .forEach(actor -> schedules.put(
                        actor.id(), new Schedule(actor.id(), actor.code(), actor.lanes(), bits.working(actor, grid))));
        person.ifPresent(
                id -> schedules.put(id, new Schedule(id, "", 1, grid.none().set(0, grid.cells()))));
        for (var stretch : taken) {
            schedules.get(stretch.schedule()).take(stretch.lane(), grid.clip(stretch.from()), grid.clip(stretch.to()));
        }
        return schedules;
    }

    /** The starts in a stretch of time that are on the service's start grid. */
    Bits starts(TimeSlot time) {
        var wanted = grid.none().set(grid.ceiling(time.start()), grid.ceiling(time.end()));
        return wanted.and(bits.startGrid(site, service.startGridMinutes(), grid));
    }

    /** When the site is open. */
    Bits open() {
        return bits.open(site, grid);
    }
}
