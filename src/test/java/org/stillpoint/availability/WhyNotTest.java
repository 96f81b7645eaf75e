package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.availability.EngineSample.CELLS;
import static org.stillpoint.availability.EngineSample.part;
import static org.stillpoint.availability.EngineSample.schedule;
import static org.stillpoint.availability.EngineSample.stretch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.NeedFailure.Candidate;
import org.stillpoint.availability.NeedFailure.Why;
import org.stillpoint.platform.TimeSlot;

class WhyNotTest {

    private static final int START = 40;
    private static final Instant ORIGIN = Grid.instantOf(64 * 90_000L);
    private static final Grid GRID = Grid.over(new TimeSlot(ORIGIN, ORIGIN.plusSeconds(CELLS * 300L)));

    private static List<NeedFailure> whyNot(Part... parts) {
        return whyNot(GRID.none().set(0, CELLS), parts);
    }

    private static List<NeedFailure> whyNot(Bits open, Part... parts) {
        return new WhyNot(GRID, open, new SlotEngine(GRID, List.of(parts)), START).failures();
    }

    private static Candidate onlyCandidate(List<NeedFailure> failures) {
        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().candidates()).hasSize(1);
        return failures.getFirst().candidates().getFirst();
    }

    private static Optional<Instant> cell(int cell) {
        return Optional.of(GRID.instant(cell));
    }

    @Test
    void aStartThatFitsHasNoReasonAgainstIt() {
        assertThat(whyNot(part("NURSE", 6, schedule("a", 1)))).isEmpty();
    }

    @Test
    void outsideOfOpeningHoursItIsClosed() {
        var why =
                onlyCandidate(whyNot(GRID.none().set(0, START + 3), part("NURSE", 6, schedule("a", 1, 0, START + 3))));
        assertThat(why.why()).isEqualTo(Why.CLOSED);
        assertThat(why.until()).isEmpty();
    }

    @Test
    void whoIsNotThereIsNotWorking() {
        assertThat(onlyCandidate(whyNot(part("NURSE", 6, schedule("a", 1, 0, START + 3))))
                        .why())
                .isEqualTo(Why.NOT_WORKING);
    }

    @Test
    void whoIsTakenIsClaimedUntilTheClaimEnds() {
        var nurse = schedule("a", 1);
        nurse.take(0, START, START + 20);
        var why = onlyCandidate(whyNot(part("NURSE", 6, nurse)));
        assertThat(why.why()).isEqualTo(Why.CLAIMED);
        assertThat(why.until()).isEqualTo(cell(START + 20));
    }

    @Test
    void aClaimThatBeginsLaterInTheVisitLastsUntilItsOwnEnd() {
        var nurse = schedule("a", 1);
        nurse.take(0, START + 4, START + 20);
        assertThat(onlyCandidate(whyNot(part("NURSE", 6, nurse))).until()).isEqualTo(cell(START + 20));
    }

    @Test
    void aGapThatIsTooShortIsNotTheEndOfBeingClaimed() {
        var nurse = schedule("a", 1);
        nurse.take(0, START, START + 5);
        nurse.take(0, START + 8, START + 20);
        assertThat(onlyCandidate(whyNot(part("NURSE", 6, nurse))).until()).isEqualTo(cell(START + 20));
    }

    @Test
    void whoIsNeverFreeAgainThatDayHasNoUntil() {
        var nurse = schedule("a", 1);
        nurse.take(0, START, CELLS);
        var why = onlyCandidate(whyNot(part("NURSE", 6, nurse)));
        assertThat(why.why()).isEqualTo(Why.CLAIMED);
        assertThat(why.until()).isEmpty();
    }

    @Test
    void someFreeLanesAreTooFewIfMoreAreNeeded() {
        var nurse = schedule("a", 3);
        nurse.take(0, START, START + 10);
        nurse.take(2, START, START + 12);
        var why = onlyCandidate(whyNot(part("NURSE", List.of(stretch(2, 0, 6)), nurse)));
        assertThat(why.why()).isEqualTo(Why.TOO_FEW_LANES);
        assertThat(why.lanes()).isEqualTo(2);
        assertThat(why.freeLanes()).isEqualTo(1);
        assertThat(why.until()).isEqualTo(cell(START + 10));
    }

    @Test
    void whoNeverHasSoManyLanesHasTooFew() {
        var why = onlyCandidate(whyNot(part("NURSE", List.of(stretch(2, 0, 6)), schedule("a", 1))));
        assertThat(why.why()).isEqualTo(Why.TOO_FEW_LANES);
        assertThat(why.until()).isEmpty();
    }

    @Test
    void whoFailsTwoNeedsOfARoleIsToldForBoth() {
        var nurse = schedule("a", 3, 0, START + 10);
        nurse.take(0, START, START + 4);
        nurse.take(1, START, START + 4);
        var role = List.of(stretch(2, 0, 4), stretch(1, 4, 6), stretch(1, 6, 12));
        assertThat(whyNot(part("NURSE", role, nurse)).getFirst().candidates())
                .extracting(Candidate::why)
                .containsExactly(Why.TOO_FEW_LANES, Why.NOT_WORKING);
    }

    @Test
    void ifOneIsWantedByTwoRolesBothSaySo() {
        var both = schedule("a", 1);
        assertThat(whyNot(part("NURSE", 6, both), part("PRESCRIBER", 6, both)))
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure.candidates().getFirst().why()).isEqualTo(Why.NEEDED_FOR_ANOTHER_ROLE));
    }

    @Test
    void whoIsWantedTwiceIsToldBesideWhatHasNobody() {
        var both = schedule("a", 1);
        var room = schedule("b", 1);
        room.take(0, START, START + 3);
        var failures = whyNot(part("NURSE", 6, both), part("ROOM", 6, room), part("PRESCRIBER", 6, both));
        assertThat(failures).extracting(NeedFailure::role).containsExactly("NURSE", "ROOM", "PRESCRIBER");
        assertThat(failures)
                .extracting(failure -> failure.candidates().getFirst().why())
                .containsExactly(Why.NEEDED_FOR_ANOTHER_ROLE, Why.CLAIMED, Why.NEEDED_FOR_ANOTHER_ROLE);
    }

    @Test
    void amongRolesThatShareSomebodyTheOneWithNobodyDoesNotHideTheOthers() {
        var both = schedule("a", 1);
        var gone = schedule("c", 1);
        gone.take(0, START, START + 6);
        both.take(0, START + 6, START + 9);
        var failures = whyNot(part("NURSE", 6, both), part("PRESCRIBER", 6, both), part("DOCTOR", 9, both, gone));
        assertThat(failures).extracting(NeedFailure::role).containsExactly("NURSE", "PRESCRIBER", "DOCTOR");
    }

    @Test
    void whoHasSomebodyIsNotToldBesideWhatHasNobody() {
        var nurse = schedule("a", 1);
        var other = schedule("b", 1);
        var failures = whyNot(part("NURSE", 6, nurse, other), part("PRESCRIBER", 6, nurse, other), part("ROOM", 6));
        assertThat(failures).extracting(NeedFailure::role).containsExactly("ROOM");
    }

    @Test
    void nobodyCapableIsARoleWithoutCandidates() {
        assertThat(whyNot(part("NURSE", 6))).containsExactly(new NeedFailure("NURSE", List.of()));
    }

    @Test
    void thePatientsOwnCalendarHasNoActor() {
        var patient = schedule("", 1);
        patient.take(0, START, START + 6);
        var role = List.of(new Visit.Stretch(Visit.PATIENT, 1, 0, 6));
        assertThat(onlyCandidate(whyNot(part(Visit.PATIENT, role, patient))).actorId())
                .isEmpty();
    }

    @Test
    void aPatientWhoIsElsewhereIsSoAlsoWhereTheSiteIsClosed() {
        var patient = schedule("", 1);
        patient.take(0, START + 2, START + 9);
        var role = List.of(new Visit.Stretch(Visit.PATIENT, 1, 0, 6));
        var closesSoon = GRID.none().set(0, START + 3);
        var why = onlyCandidate(whyNot(closesSoon, part(Visit.PATIENT, role, patient)));
        assertThat(why.why()).isEqualTo(Why.CLAIMED);
        assertThat(why.until()).isEqualTo(cell(START + 9));
    }
}
