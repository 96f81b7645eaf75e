package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.availability.EngineSample.CELLS;
import static org.stillpoint.availability.EngineSample.schedule;
import static org.stillpoint.availability.EngineSample.stretch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stillpoint.availability.LaneChoice.LaneSpan;

/** One calendar of some lanes that visits come to and leave, in whatever order, against one that only counts. */
class LanesTest {

    private static final int STEPS = 120;

    private record Booked(List<Visit.Stretch> stretches, int start, List<LaneSpan> spans) {}

    @Property(tries = 400)
    void whatThereAreLanesForAtEveryMomentIsNeverRefusedAndNothingElseIsTaken(@ForAll long seed) {
        var random = new Random(seed);
        int lanes = 1 + random.nextInt(4);
        var schedule = schedule("nurse", lanes);
        var taken = new int[CELLS];
        var booked = new ArrayList<Booked>();
        for (int step = 0; step < STEPS; step++) {
            if (!booked.isEmpty() && random.nextInt(3) == 0) {
                leave(booked.remove(random.nextInt(booked.size())), schedule, taken);
                continue;
            }
            var stretches = stretches(random, lanes);
            int start = random.nextInt(CELLS - 40);
            var after = taken.clone();
            count(stretches, start, 1, after);
            var spans = LaneChoice.of(schedule, start, stretches);
            assertThat(spans.isPresent()).as("step %d", step).isEqualTo(mostOf(after) <= lanes);
            spans.ifPresent(found -> {
                found.forEach(span -> {
                    assertThat(schedule.isFree(span.lane(), span.from(), span.to()))
                            .isTrue();
                    schedule.take(span.lane(), span.from(), span.to());
                });
                count(stretches, start, 1, taken);
                booked.add(new Booked(stretches, start, found));
            });
            assertCounted(schedule, lanes, taken);
        }
    }

    private static List<Visit.Stretch> stretches(Random random, int lanes) {
        var all = new ArrayList<Visit.Stretch>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int from = random.nextInt(20);
            all.add(stretch(1 + random.nextInt(Math.min(2, lanes)), from, from + 1 + random.nextInt(20)));
        }
        return all;
    }

    private static void leave(Booked visit, Schedule schedule, int[] taken) {
        visit.spans().forEach(span -> schedule.giveBack(span.lane(), span.from(), span.to()));
        count(visit.stretches(), visit.start(), -1, taken);
    }

    private static void count(List<Visit.Stretch> stretches, int start, int sign, int[] taken) {
        for (var stretch : stretches) {
            for (int cell = start + stretch.from(); cell < start + stretch.to(); cell++) {
                taken[cell] += sign * stretch.lanes();
            }
        }
    }

    private static int mostOf(int[] taken) {
        int most = 0;
        for (int lanes : taken) {
            most = Math.max(most, lanes);
        }
        return most;
    }

    private static void assertCounted(Schedule schedule, int lanes, int[] taken) {
        for (int cell = 0; cell < CELLS; cell++) {
            assertThat(schedule.freeLanes(cell, cell + 1)).isEqualTo(lanes - taken[cell]);
        }
    }

    @Property(tries = 300)
    void whereAStretchCanStartIsWhereEnoughLanesAreFreeAtEveryMoment(@ForAll long seed) {
        var random = new Random(seed);
        int lanes = 1 + random.nextInt(5);
        var schedule = schedule("nurse", lanes, random.nextInt(10), CELLS - random.nextInt(10));
        for (int n = random.nextInt(10); n > 0; n--) {
            int from = random.nextInt(CELLS - 20);
            schedule.take(random.nextInt(lanes), from, from + 1 + random.nextInt(20));
        }
        int from = random.nextInt(5);
        var stretch = stretch(1 + random.nextInt(lanes + 1), from, from + 1 + random.nextInt(20));
        var starts = schedule.startsOf(stretch);
        for (int start = 0; start < CELLS; start++) {
            int at = start;
            boolean free = start + stretch.to() <= CELLS;
            for (int cell = start + from; cell < Math.min(CELLS, at + stretch.to()); cell++) {
                free &= schedule.freeLanes(cell, cell + 1) >= stretch.lanes();
            }
            assertThat(starts.get(start)).as("start %d", start).isEqualTo(free);
            assertThat(schedule.freeLanes(start + from, start + stretch.to()) >= stretch.lanes())
                    .as("lanes at %d", start)
                    .isEqualTo(free);
        }
    }
}
