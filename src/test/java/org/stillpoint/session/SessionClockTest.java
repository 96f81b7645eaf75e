package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.clinic.PhaseCode.DISCHARGE;
import static org.stillpoint.clinic.PhaseCode.DOSING;
import static org.stillpoint.clinic.PhaseCode.OBSERVATION;
import static org.stillpoint.clinic.PhaseCode.PREPARATION;
import static org.stillpoint.clinic.PhaseCode.TURNOVER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.availability.OngoingVisit.PhaseSpan;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.session.SessionClock.Facts;

class SessionClockTest {

    private static final Instant START = Instant.parse("2031-03-05T14:00:00Z");

    /** Preparation 30, dosing 40, observation 90, discharge 10, turnover 15. */
    private static Timeline planned(Instant start) {
        var stretches = new ArrayList<Timeline.Stretch>();
        var minutes = List.of(30, 40, 90, 10, 15);
        var at = start;
        for (var code : PhaseCode.values()) {
            var during = TimeSlot.of(at, Duration.ofMinutes(minutes.get(code.ordinal())));
            stretches.add(new Timeline.Stretch(code, during));
            at = during.end();
        }
        return new Timeline(stretches);
    }

    private static Instant at(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Optional<Instant> moment(Integer minute) {
        return Optional.ofNullable(minute).map(SessionClockTest::at);
    }

    private static SessionClock clock(Integer began, Integer ended, Integer left, int floor, int now) {
        var facts = new Facts(moment(began), moment(ended), moment(left));
        return new SessionClock(planned(START), facts, floor, Optional.empty(), at(now));
    }

    @Test
    void thePlanStandsUntilSomethingIsLate() {
        var clock = clock(null, null, null, 60, 10);
        assertThat(clock.phase()).contains(PREPARATION);
        assertThat(clock.minutesLeft()).contains(20L);
        assertThat(clock.plannedEnd()).isEqualTo(at(170));
        assertThat(clock.late()).isZero();
    }

    @Test
    void aDoseThatShouldHaveBegunMovesAllThatFollows() {
        var clock = clock(null, null, null, 60, 50);
        assertThat(clock.minutesLeft()).contains(0L);
        assertThat(clock.plannedEnd()).isEqualTo(at(190));
        assertThat(clock.late()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void theObservationIsCountedFromTheActualEndOfDosing() {
        var clock = clock(35, 95, null, 60, 100);
        assertThat(clock.phase()).contains(OBSERVATION);
        assertThat(clock.earliestEnd()).isEqualTo(at(155));
        assertThat(clock.phaseShouldEnd()).contains(at(185));
        assertThat(clock.plannedEnd()).isEqualTo(at(195));
        assertThat(clock.minutesLeft()).contains(85L);
    }

    @Test
    void aFloorThatIsLongerThanThePlanIsKept() {
        var clock = clock(30, 70, null, 120, 80);
        assertThat(clock.earliestEnd()).isEqualTo(at(190));
        assertThat(clock.phaseShouldEnd()).contains(at(190));
        assertThat(clock.plannedEnd()).isEqualTo(at(200));
    }

    @Test
    void aDoseThatTakesLongerGoesOnForAWhile() {
        var clock = clock(30, null, null, 60, 80);
        assertThat(clock.phase()).contains(DOSING);
        assertThat(clock.minutesLeft()).contains(0L);
        assertThat(clock.phases()).contains(new PhaseSpan(DOSING, at(30), at(85)));
        assertThat(clock.plannedEnd()).isEqualTo(at(185));
    }

    @Test
    void whoIsStillHereNeedsTheTimeOfTheDischarge() {
        var clock = clock(30, 70, null, 60, 300);
        assertThat(clock.phase()).contains(DISCHARGE);
        assertThat(clock.minutesLeft()).contains(0L);
        assertThat(clock.plannedEnd()).isEqualTo(at(310));
        assertThat(clock.phases().getLast()).isEqualTo(new PhaseSpan(TURNOVER, at(310), at(325)));
    }

    @Test
    void aNurseMaySayThatThePatientStaysLongerAndNeverShorter() {
        var facts = new Facts(moment(30), moment(70), Optional.empty());
        assertThat(new SessionClock(planned(START), facts, 60, Optional.of(at(230)), at(80)).plannedEnd())
                .isEqualTo(at(230));
        var shorter = new SessionClock(planned(START), facts, 60, Optional.of(at(90)), at(80));
        assertThat(shorter.plannedEnd()).isEqualTo(at(170));
        assertThat(shorter.earliestEnd()).isEqualTo(at(130));
    }

    @Test
    void afterThePatientHasLeftTheRoomIsCleanedAndThenItIsOver() {
        assertThat(clock(30, 70, 140, 60, 150).phase()).contains(TURNOVER);
        assertThat(clock(30, 70, 140, 60, 150).minutesLeft()).contains(5L);
        assertThat(clock(30, 70, 140, 60, 155).phase()).isEmpty();
        assertThat(clock(30, 70, 140, 60, 155).minutesLeft()).isEmpty();
    }

    @Test
    void whoLeavesWithoutADoseWasOnlyPrepared() {
        assertThat(clock(null, null, 20, 60, 20).phases())
                .containsExactly(new PhaseSpan(PREPARATION, at(0), at(20)), new PhaseSpan(TURNOVER, at(20), at(35)));
    }

    @Test
    void whoIsTransferredDuringTheDoseWasDosedUntilThen() {
        assertThat(clock(30, null, 45, 60, 45).phases())
                .contains(new PhaseSpan(DOSING, at(30), at(45)), new PhaseSpan(OBSERVATION, at(45), at(45)));
    }

    @Test
    void aBegunMinuteIsAMinuteThatIsLeft() {
        var facts = new Facts(moment(30), moment(70), Optional.empty());
        var clock = new SessionClock(planned(START), facts, 60, Optional.empty(), at(159).plusSeconds(1));
        assertThat(clock.minutesLeft()).contains(1L);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks go forward or back in the middle of the observation.
        "America/New_York, 2026-03-08T01:30, 2026-03-08T04:30",
        "America/New_York, 2026-11-01T00:30, 2026-11-01T01:30",
        "Australia/Lord_Howe, 2026-10-04T01:30, 2026-10-04T04:00",
        "Australia/Lord_Howe, 2026-04-05T01:30, 2026-04-05T03:00"
    })
    void aChangeOfTheClocksShortensNoObservation(String zone, LocalDateTime dosed, LocalDateTime over) {
        var place = ZoneId.of(zone);
        var ended = dosed.atZone(place).toInstant();
        var facts = new Facts(Optional.of(ended.minusSeconds(600)), Optional.of(ended), Optional.empty());
        var clock = new SessionClock(planned(ended.minusSeconds(4200)), facts, 120, Optional.empty(), ended);
        assertThat(clock.earliestEnd().atZone(place).toLocalDateTime()).isEqualTo(over);
        assertThat(Duration.between(ended, clock.earliestEnd())).isEqualTo(Duration.ofMinutes(120));
        assertThat(clock.minutesLeft()).contains(120L);
    }

    @Property
    void nobodyIsLetGoBeforeTheFloorWhateverElseIsKnown(
            @ForAll @IntRange(max = 2_000_000) int startMinute,
            @ForAll @IntRange(max = 300) int began,
            @ForAll @IntRange(max = 300) int dosing,
            @ForAll @IntRange(min = 30, max = 240) int floor,
            @ForAll @IntRange(max = 900) int stay,
            @ForAll @IntRange(max = 900) int now) {
        var start = START.plus(Duration.ofMinutes(startMinute));
        var ended = start.plus(Duration.ofMinutes(began + dosing));
        var facts = new Facts(Optional.of(start.plus(Duration.ofMinutes(began))), Optional.of(ended), Optional.empty());
        var moment = ended.plus(Duration.ofMinutes(now));
        var clock = new SessionClock(
                planned(start), facts, floor, Optional.of(start.plus(Duration.ofMinutes(stay))), moment);
        assertThat(clock.earliestEnd()).isEqualTo(ended.plus(Duration.ofMinutes(floor)));
        assertThat(clock.plannedEnd()).isAfterOrEqualTo(clock.earliestEnd()).isAfter(moment);
        assertThat(clock.phase().orElseThrow() == OBSERVATION)
                .isEqualTo(moment.isBefore(clock.phaseShouldEnd().orElseThrow())
                        && clock.phase().get() != DISCHARGE);
        assertSeamless(clock);
    }

    @Property
    void phasesFollowOneAnotherWithoutGapsWhateverHasHappened(
            @ForAll @IntRange(max = 200) int began,
            @ForAll @IntRange(max = 200) int dosing,
            @ForAll @IntRange(max = 200) int watched,
            @ForAll @IntRange(max = 3) int known,
            @ForAll @IntRange(max = 700) int now) {
        assertSeamless(clock(
                known > 0 ? began : null,
                known > 1 ? began + dosing : null,
                known > 2 ? began + dosing + watched : null,
                60,
                now));
    }

    private static void assertSeamless(SessionClock clock) {
        var phases = clock.phases();
        for (int n = 1; n < phases.size(); n++) {
            assertThat(phases.get(n).start()).isEqualTo(phases.get(n - 1).end());
            assertThat(phases.get(n).code()).isGreaterThan(phases.get(n - 1).code());
        }
        assertThat(phases.getLast().start()).isEqualTo(clock.plannedEnd());
    }
}
