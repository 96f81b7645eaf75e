package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;
import org.stillpoint.platform.TimeSlot;

/** A small made-up clinic in cells of one grid: few enough actors that everything can be tried, mixed enough to be nasty. */
record RandomClinic(List<Actor> actors, List<Taken> taken, List<Role> roles) {

    static final int CELLS = 128;
    private static final List<String> CAPABILITIES = List.of("A", "B", "C", "D");

    record Span(int from, int to) {}

    record Actor(UUID id, String code, int lanes, Set<String> capabilities, List<Span> working) {}

    record Taken(Actor actor, int lane, int from, int to) {}

    static RandomClinic of(long seed) {
        var random = new Random(seed);
        var actors = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(n -> actor(random, n))
                .toList();
        var taken = new ArrayList<Taken>();
        for (var actor : actors) {
            for (int n = random.nextInt(6); n > 0; n--) {
                var span = span(random, 30);
                taken.add(new Taken(actor, random.nextInt(actor.lanes()), span.from(), span.to()));
            }
        }
        var roles = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(n -> role(random, n))
                .toList();
        return new RandomClinic(actors, taken, roles);
    }

    private static Actor actor(Random random, int number) {
        var capabilities = new TreeSet<String>();
        CAPABILITIES.forEach(capability -> {
            if (random.nextInt(2) == 0) {
                capabilities.add(capability);
            }
        });
        var working = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(n -> span(random, 90))
                .toList();
        return new Actor(new UUID(0, number), "actor-" + number, 1 + random.nextInt(4), capabilities, working);
    }

    private static Role role(Random random, int number) {
        var stretches = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(n -> {
                    int from = random.nextInt(12);
                    var capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
                    return new Stretch(capability, 1 + random.nextInt(2), from, from + 1 + random.nextInt(12));
                })
                .toList();
        return new Role("role-" + number, stretches);
    }

    private static Span span(Random random, int longest) {
        int from = random.nextInt(CELLS - 1);
        return new Span(from, Math.min(CELLS, from + 1 + random.nextInt(longest)));
    }

    Grid grid() {
        var start = Grid.instantOf(64 * 90_000L);
        return Grid.over(new TimeSlot(start, start.plusSeconds(CELLS * 300L)));
    }

    Instant origin() {
        return grid().instant(0);
    }

    SlotEngine engine() {
        Map<Actor, Schedule> schedules = actors.stream().collect(Collectors.toMap(Function.identity(), this::schedule));
        var parts = roles.stream()
                .map(role -> new Part(
                        role,
                        actors.stream()
                                .filter(actor -> role.stretches().stream().allMatch(stretch -> actor.capabilities()
                                        .contains(stretch.capability())))
                                .map(schedules::get)
                                .toList()))
                .toList();
        return new SlotEngine(grid(), parts);
    }

    private Schedule schedule(Actor actor) {
        var working = grid().none();
        actor.working().forEach(span -> working.set(span.from(), span.to()));
        var schedule = new Schedule(actor.id(), actor.code(), actor.lanes(), working);
        taken.stream().filter(t -> t.actor() == actor).forEach(t -> schedule.take(t.lane(), t.from(), t.to()));
        return schedule;
    }
}
