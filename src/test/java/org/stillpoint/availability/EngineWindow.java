package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;
import org.stillpoint.platform.TimeSlot;

/** Four weeks of 24 actors, about half of their time taken, and a visit with four needs; for the bench of the engine alone. */
public final class EngineWindow {

    private static final int CELLS_A_DAY = 288;
    private static final int OPENING = 96;
    private static final int CLOSING = 216;

    private record Group(String capability, int actors, int lanes) {}

    private final Grid grid;
    private final List<Bits> working = new ArrayList<>();
    private final List<List<int[]>> taken = new ArrayList<>();
    private final List<Group> groups = List.of(
            new Group("ROOM", 6, 1), new Group("NURSE", 8, 3), new Group("MONITOR", 6, 1), new Group("ON_SITE", 4, 8));

    public EngineWindow() {
        var start = Instant.parse("2026-03-02T00:00:00Z");
        grid = Grid.over(new TimeSlot(start, start.plusSeconds(28 * 86_400L)));
        var random = new Random(7);
        for (var group : groups) {
            for (int actor = 0; actor < group.actors(); actor++) {
                working.add(workingDays());
                taken.add(claims(group, random));
            }
        }
    }

    private Bits workingDays() {
        var bits = grid.none();
        for (int day = 0; day < 28; day++) {
            bits.set(day * CELLS_A_DAY + OPENING, day * CELLS_A_DAY + CLOSING);
        }
        return bits;
    }

    private static List<int[]> claims(Group group, Random random) {
        var claims = new ArrayList<int[]>();
        for (int day = 0; day < 28; day++) {
            for (int lane = 0; lane < group.lanes(); lane++) {
                int from = day * CELLS_A_DAY + OPENING + random.nextInt(90);
                claims.add(new int[] {lane, from, from + 30});
            }
        }
        return claims;
    }

    /** Builds the schedules from what is taken and finds all starts: what a search does after its query. */
    public int starts() {
        var parts = new ArrayList<Part>();
        int index = 0;
        for (var group : groups) {
            var candidates = new ArrayList<Schedule>();
            for (int actor = 0; actor < group.actors(); actor++) {
                candidates.add(schedule(index++, group));
            }
            parts.add(new Part(new Role(group.capability(), stretches(group)), candidates));
        }
        return new SlotEngine(grid, parts)
                .starts(grid.none().set(0, grid.cells()))
                .count();
    }

    private Schedule schedule(int index, Group group) {
        var schedule = new Schedule(new UUID(0, index), "actor-" + index, group.lanes(), working.get(index));
        taken.get(index).forEach(claim -> schedule.take(claim[0], claim[1], claim[2]));
        return schedule;
    }

    private static List<Stretch> stretches(Group group) {
        return switch (group.capability()) {
            case "ROOM" -> List.of(new Stretch("ROOM", 1, 0, 30));
            case "NURSE" -> List.of(new Stretch("NURSE", 2, 0, 14), new Stretch("NURSE", 1, 14, 28));
            case "MONITOR" -> List.of(new Stretch("MONITOR", 1, 0, 28));
            default -> List.of(new Stretch("ON_SITE", 1, 6, 28));
        };
    }
}
