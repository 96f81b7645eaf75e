package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The engine against an oracle that tries everything. */
class SlotEngineTest {

    @Property(tries = 1500)
    void findsTheSameSlotsAsTryingEverything(@ForAll long seed) {
        var clinic = RandomClinic.of(seed);
        var oracle = new NaiveOracle(clinic, clinic.roles());
        var starts = clinic.engine().starts(everywhere(clinic));
        for (int start = 0; start < RandomClinic.CELLS; start++) {
            assertThat(starts.get(start)).as("start %d", start).isEqualTo(oracle.fits(start));
        }
    }

    @Property(tries = 1000)
    void choosesActorsExactlyWhereThereIsASlotAndOnlyFreeLanes(@ForAll long seed) {
        var clinic = RandomClinic.of(seed);
        var engine = clinic.engine();
        var starts = engine.starts(everywhere(clinic));
        for (int start = 0; start < RandomClinic.CELLS; start += 3) {
            var seating = engine.seat(start, Set.of(), 0, RandomClinic.CELLS);
            assertThat(seating.isPresent()).isEqualTo(starts.get(start));
            seating.ifPresent(found -> assertSound(found, clinic));
        }
    }

    private static Bits everywhere(RandomClinic clinic) {
        return clinic.grid().none().set(0, RandomClinic.CELLS);
    }

    private static void assertSound(Seating seating, RandomClinic clinic) {
        var used = new ArrayList<RandomClinic.Taken>();
        for (var seat : seating.seats()) {
            var actor = clinic.actors().stream()
                    .filter(each -> each.id().equals(seat.schedule().id()))
                    .findFirst()
                    .orElseThrow();
            seat.role().stretches().forEach(stretch -> assertThat(cells(seat, stretch))
                    .isEqualTo(stretch.lanes() * (stretch.to() - stretch.from())));
            for (var span : seat.spans()) {
                assertThat(actor.capabilities()).contains(span.stretch().capability());
                assertThat(span.lane()).isBetween(0, actor.lanes() - 1);
                for (int cell = span.from(); cell < span.to(); cell++) {
                    int at = cell;
                    assertThat(actor.working()).anyMatch(work -> work.from() <= at && at < work.to());
                }
                var taken = new RandomClinic.Taken(actor, span.lane(), span.from(), span.to());
                assertThat(clinic.taken()).noneMatch(other -> overlap(other, taken));
                assertThat(used).noneMatch(other -> overlap(other, taken));
                used.add(taken);
            }
        }
    }

    /** Of all its lanes; no two spans overlap, so that it has as many lanes as it needs at every moment. */
    private static int cells(Seating.Seat seat, Visit.Stretch stretch) {
        return seat.spans().stream()
                .filter(span -> span.stretch() == stretch)
                .mapToInt(span -> span.to() - span.from())
                .sum();
    }

    private static boolean overlap(RandomClinic.Taken one, RandomClinic.Taken other) {
        return one.actor() == other.actor()
                && one.lane() == other.lane()
                && one.from() < other.to()
                && other.from() < one.to();
    }

    @Property(tries = 500)
    void capacityIsWhatCanBeBookedOneAfterTheOther(@ForAll long seed) {
        var clinic = RandomClinic.of(seed);
        var engine = clinic.engine();
        int start = engine.starts(everywhere(clinic)).next(0);
        if (start < 0) {
            return;
        }
        int capacity = engine.capacity(start, 100);
        for (int booked = 0; booked < capacity; booked++) {
            engine.seat(start, Set.of(), 0, 0).orElseThrow().take();
        }
        assertThat(engine.seat(start, Set.of(), 0, 0)).isEmpty();
    }
}
