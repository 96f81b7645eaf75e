package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.stillpoint.availability.EngineSample.CELLS;
import static org.stillpoint.availability.EngineSample.part;
import static org.stillpoint.availability.EngineSample.schedule;
import static org.stillpoint.availability.EngineSample.stretch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeaterTest {

    private static final int START = 40;

    private static Seating seat(Set<UUID> known, Part... parts) {
        return new Seater(List.of(parts), START, known, 0, CELLS).seat().orElseThrow();
    }

    private static void assertChosen(Seating seating, String code, ChosenBecause because) {
        var seat = seating.seats().getFirst();
        assertThat(seat.schedule().code()).isEqualTo(code);
        assertThat(seat.because()).isEqualTo(because);
    }

    @Test
    void whoAlreadyTreatsThisPatientComesFirst() {
        var known = schedule("z", 1);
        known.take(0, 50, 60); // neither the tightest fit nor the least busy
        known.take(0, 80, 90);
        assertChosen(
                seat(Set.of(known.id()), part("NURSE", 6, schedule("a", 1), known)),
                "z",
                ChosenBecause.ALREADY_WITH_THIS_PATIENT);
    }

    @Test
    void thenTheTightestFit() {
        var tight = schedule("z", 1);
        tight.take(0, 46, 60);
        var loose = schedule("a", 1);
        loose.take(0, 48, 50); // leaves two cells between that nobody can use
        assertChosen(seat(Set.of(), part("NURSE", 6, loose, tight)), "z", ChosenBecause.TIGHTEST_FIT);
    }

    @Test
    void thenTheLeastBusyThatDay() {
        var busy = schedule("a", 1);
        busy.take(0, 100, 110);
        assertChosen(seat(Set.of(), part("NURSE", 6, busy, schedule("z", 1))), "z", ChosenBecause.LEAST_BUSY_THAT_DAY);
    }

    @Test
    void thenTheFirstByCode() {
        assertChosen(
                seat(Set.of(), part("NURSE", 6, schedule("z", 1), schedule("a", 1))), "a", ChosenBecause.FIRST_BY_CODE);
    }

    @Test
    void whoIsTheOnlyOneFreeIsSaidToBe() {
        var away = schedule("a", 1, 0, START);
        assertChosen(seat(Set.of(), part("NURSE", 6, away, schedule("z", 1))), "z", ChosenBecause.ONLY_ONE_FREE);
    }

    @Test
    void theBestGivesWayWhereAnotherRoleHasNobodyElse() {
        var both = schedule("a", 1);
        var seating = seat(Set.of(), part("NURSE", 6, both, schedule("z", 1)), part("PRESCRIBER", 6, both));
        assertChosen(seating, "z", ChosenBecause.ONLY_COMBINATION_LEFT);
        assertThat(seating.seats().getLast().schedule()).isSameAs(both);
    }

    @Test
    void nobodyServesTwoRolesAtOnceWithoutLanesForBoth() {
        var one = schedule("a", 1);
        assertThat(new Seater(List.of(part("NURSE", 6, one), part("PRESCRIBER", 6, one)), START, Set.of(), 0, CELLS)
                        .seat())
                .isEmpty();
        var two = schedule("a", 2);
        var seats = seat(Set.of(), part("NURSE", 6, two), part("PRESCRIBER", 6, two))
                .seats();
        assertThat(seats.getFirst().spans().getFirst().lane())
                .isNotEqualTo(seats.getLast().spans().getFirst().lane());
    }

    @Test
    void aRoleThatNobodyCanPlayIsSeenBeforeTheOthersAreTriedOut() {
        var parts = new ArrayList<Part>();
        for (int role = 0; role < 12; role++) {
            parts.add(part("ROLE-" + role, 6, many("role-" + role)));
        }
        parts.add(part("NURSE", 6, schedule("away", 1, 0, START)));
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(new Seater(parts, START, Set.of(), 0, CELLS).seat())
                        .isEmpty());
    }

    /** Two roles that want the same one person are hopeless together, though each of them alone is not. */
    @Test
    void rolesThatFailTogetherDoNotSendTheOthersThroughAllTheirCombinations() {
        var parts = new ArrayList<Part>();
        for (int role = 0; role < 12; role++) {
            parts.add(part("ROLE-" + role, 6, many("role-" + role)));
        }
        var one = schedule("one", 1);
        parts.add(part("NURSE", 6, one));
        parts.add(part("PRESCRIBER", 6, one));
        var engine = new SlotEngine(new Grid(0, CELLS), parts);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(engine.seat(START, Set.of(), 0, CELLS))
                .isEmpty());
    }

    @Test
    void seatsAreInTheOrderOfTheVisitAlsoWhereRolesShareCandidates() {
        var both = schedule("both", 2);
        var engine = new SlotEngine(
                new Grid(0, CELLS),
                List.of(part("NURSE", 6, both), part("ROOM", 6, schedule("room", 1)), part("PRESCRIBER", 6, both)));
        assertThat(engine.seat(START, Set.of(), 0, CELLS).orElseThrow().seats())
                .extracting(seat -> seat.role().name())
                .containsExactly("NURSE", "ROOM", "PRESCRIBER");
    }

    @Test
    void thirtyRolesThatShareTheirCandidatesAreFoundTheirStarts() {
        var actors = IntStream.range(0, 30).mapToObj(n -> schedule("a" + n, 1)).toArray(Schedule[]::new);
        var parts = IntStream.range(0, 30)
                .mapToObj(role -> part("ROLE-" + role, 6, actors))
                .toList();
        var grid = new Grid(0, CELLS);
        var starts = new SlotEngine(grid, parts).starts(grid.none().set(START, START + 2));
        assertThat(starts.next(0)).isEqualTo(START);
        assertThat(starts.next(START + 1)).isEqualTo(START + 1);
    }

    private static Schedule[] many(String code) {
        return IntStream.range(0, 6).mapToObj(n -> schedule(code + "-" + n, 1)).toArray(Schedule[]::new);
    }

    @Test
    void theActorWhoStartsStaysForTheWholeRole() {
        var leavesEarly = schedule("a", 3, 0, START + 6);
        var role = List.of(stretch(2, 0, 4), stretch(1, 4, 12));
        var seating = seat(Set.of(), part("NURSE", role, leavesEarly, schedule("z", 3)));
        assertChosen(seating, "z", ChosenBecause.ONLY_ONE_FREE);
        assertThat(seating.seats().getFirst().spans()).hasSize(3);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        var one = seat(Set.of(), part("NURSE", 6, schedule("c", 3), schedule("b", 3), schedule("a", 3)));
        var other = seat(Set.of(), part("NURSE", 6, schedule("b", 3), schedule("a", 3), schedule("c", 3)));
        assertThat(one.seats().getFirst().schedule().code())
                .isEqualTo(other.seats().getFirst().schedule().code())
                .isEqualTo("a");
    }
}
