package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.VitalsDue;

/** Minutes are counted from the arrival; dosing is planned after 30 and lasts 40, observation lasts 90. */
class VitalsPlanTest {

    private static final Instant ARRIVED = Instant.parse("2026-12-01T14:00:00Z");
    private static final DayTimes.PlannedDay PLAN =
            new DayTimes.PlannedDay(Duration.ofMinutes(30), minute(30), Duration.ofMinutes(40), Duration.ofMinutes(90));
    private static final VitalsTolerance TOLERANCE = ChartLimits.tolerance();
    private static final VitalsDue EVERY_TEN = new VitalsDue.Every(10, PhaseCode.DOSING);

    private static Instant minute(int minute) {
        return ARRIVED.plus(Duration.ofMinutes(minute));
    }

    private static Optional<Instant> at(int minute) {
        return Optional.of(minute(minute));
    }

    private static final Optional<Instant> NOT_YET = Optional.empty();

    private static DayTimes day(Optional<Instant> began, Optional<Instant> ended, Optional<Instant> left) {
        return DayTimes.of(ARRIVED, PLAN, began, ended, left);
    }

    private static List<DueVitals> due(DayTimes day, List<VitalsDue> rules, int now, Integer... readings) {
        var taken = Stream.of(readings)
                .map(minute -> new Reading(new UUID(0, minute), minute(minute)))
                .toList();
        return new VitalsPlan(day, TOLERANCE, taken, minute(now)).due(rules);
    }

    private static List<VitalsDue> shipped(String code) {
        return ProtocolSample.shipped(code).vitals();
    }

    /** Such as {@code 30 BEFORE_DOSING DONE}. */
    private static List<String> told(List<DueVitals> due) {
        return due.stream()
                .map(one -> Duration.between(ARRIVED, one.at()).toMinutes() + " " + one.code() + " " + one.state())
                .toList();
    }

    @Test
    void beforeDosingIsDueWhenDosingIsPlanned() {
        var rules = List.<VitalsDue>of(new VitalsDue.Before(PhaseCode.DOSING));
        var waiting = day(NOT_YET, NOT_YET, NOT_YET);
        assertThat(told(due(waiting, rules, 10))).containsExactly("30 BEFORE_DOSING UPCOMING");
        assertThat(told(due(waiting, rules, 25))).containsExactly("30 BEFORE_DOSING DUE");
        assertThat(told(due(waiting, rules, 35))).containsExactly("30 BEFORE_DOSING DUE");
        assertThat(told(due(waiting, rules, 36))).containsExactly("30 BEFORE_DOSING OVERDUE");
        assertThat(due(waiting, rules, 36).getFirst().overdueSince()).contains(minute(35));
        assertThat(told(due(waiting, rules, 36, 5))).containsExactly("30 BEFORE_DOSING DONE");
    }

    @Test
    void whoComesLateIsPreparedAsLongAsPlanned() {
        var late = DayTimes.of(minute(20), PLAN, NOT_YET, NOT_YET, NOT_YET);
        assertThat(late.expectedDosing()).isEqualTo(minute(50));
        var early = DayTimes.of(minute(-20), PLAN, NOT_YET, NOT_YET, NOT_YET);
        assertThat(early.expectedDosing()).isEqualTo(minute(30));
    }

    @Test
    void aReadingBeforeDosingHoldsAnHourAndIsThenDueAnew() {
        var rules = List.<VitalsDue>of(new VitalsDue.Before(PhaseCode.DOSING));
        var waiting = day(NOT_YET, NOT_YET, NOT_YET);
        assertThat(told(due(waiting, rules, 65, 5))).containsExactly("30 BEFORE_DOSING DONE");
        assertThat(told(due(waiting, rules, 66, 5))).containsExactly("65 BEFORE_DOSING DUE");
        assertThat(told(due(waiting, rules, 71, 5))).containsExactly("65 BEFORE_DOSING OVERDUE");
        assertThat(told(due(waiting, rules, 71, 5, 70))).containsExactly("30 BEFORE_DOSING DONE");
    }

    @Test
    void dosingWithoutAFreshReadingHasMissedWhatWasDueWhenTheLastOneLapsed() {
        var rules = List.<VitalsDue>of(new VitalsDue.Before(PhaseCode.DOSING));
        assertThat(told(due(day(at(80), NOT_YET, NOT_YET), rules, 81, 5, 81)))
                .containsExactly("65 BEFORE_DOSING MISSED");
    }

    @Test
    void nothingIsDueOfWhomNothingWasGivenOnceTheyHaveLeft() {
        for (var code : List.of("ESKETAMINE_TRD", "IV_6_IN_3_WEEKS", "IM_4_IN_2_WEEKS")) {
            assertThat(due(day(NOT_YET, NOT_YET, at(50)), shipped(code), 60)).isEmpty();
        }
    }

    @Test
    void esketamineIsMeasuredBeforeAfterFortyMinutesAndBeforeLeaving() {
        for (var code : List.of("ESKETAMINE_TRD", "ESKETAMINE_MDSI")) {
            var rules = shipped(code);
            var watched = day(at(30), at(40), NOT_YET);
            assertThat(told(due(watched, rules, 60, 20)))
                    .containsExactly(
                            "30 BEFORE_DOSING DONE",
                            "70 40_AFTER_DOSING_BEGAN UPCOMING",
                            "130 BEFORE_DISCHARGE UPCOMING");
            assertThat(told(due(watched, rules, 76, 20))).contains("70 40_AFTER_DOSING_BEGAN OVERDUE");
            assertThat(told(due(watched, rules, 131, 20, 78, 125)))
                    .containsExactly(
                            "30 BEFORE_DOSING DONE", "70 40_AFTER_DOSING_BEGAN DONE_LATE", "130 BEFORE_DISCHARGE DONE");
        }
    }

    @Test
    void infusionsAreMeasuredEveryTenMinutesAndThenEveryFifteen() {
        for (var code : List.of("IV_6_IN_3_WEEKS", "IV_6_IN_2_WEEKS")) {
            assertThat(told(due(
                            day(at(30), at(70), at(165)),
                            shipped(code),
                            170,
                            20,
                            40,
                            50,
                            60,
                            85,
                            100,
                            115,
                            130,
                            145,
                            160)))
                    .containsExactly(
                            "30 BEFORE_DOSING DONE",
                            "40 EVERY_10_IN_DOSING DONE",
                            "50 EVERY_10_IN_DOSING DONE",
                            "60 EVERY_10_IN_DOSING DONE",
                            "85 EVERY_15_IN_OBSERVATION DONE",
                            "100 EVERY_15_IN_OBSERVATION DONE",
                            "115 EVERY_15_IN_OBSERVATION DONE",
                            "130 EVERY_15_IN_OBSERVATION DONE",
                            "145 EVERY_15_IN_OBSERVATION DONE",
                            "160 BEFORE_DISCHARGE DONE",
                            "160 EVERY_15_IN_OBSERVATION DONE");
        }
    }

    @Test
    void injectionsAreMeasuredAtFifteenThirtySixtyAndNinetyMinutes() {
        assertThat(told(due(day(at(30), at(32), NOT_YET), shipped("IM_4_IN_2_WEEKS"), 95, 20, 44, 66)))
                .containsExactly(
                        "30 BEFORE_DOSING DONE",
                        "45 15_AFTER_DOSING_BEGAN DONE",
                        "60 30_AFTER_DOSING_BEGAN DONE_LATE",
                        "90 60_AFTER_DOSING_BEGAN DUE",
                        "120 90_AFTER_DOSING_BEGAN UPCOMING",
                        "122 BEFORE_DISCHARGE UPCOMING");
    }

    @Test
    void aReadingCountsForOneTimeOfARule() {
        assertThat(told(due(day(at(30), NOT_YET, NOT_YET), List.of(EVERY_TEN), 62, 45)))
                .containsExactly(
                        "40 EVERY_10_IN_DOSING DONE_LATE",
                        "50 EVERY_10_IN_DOSING MISSED",
                        "60 EVERY_10_IN_DOSING DUE",
                        "70 EVERY_10_IN_DOSING UPCOMING");
    }

    @Test
    void whatIsDueOftenIsOverdueBeforeItIsMissed() {
        var states = IntStream.rangeClosed(37, 48)
                .mapToObj(now -> due(day(at(30), NOT_YET, NOT_YET), List.of(EVERY_TEN), now)
                        .getFirst()
                        .state())
                .toList();
        assertThat(states.subList(0, 6)).containsOnly(DueState.UPCOMING, DueState.DUE);
        assertThat(states.subList(6, 11)).containsOnly(DueState.OVERDUE);
        assertThat(states.getLast()).isEqualTo(DueState.MISSED);
    }

    @Test
    void nothingIsDueAtTheMomentInWhichAPhaseEnds() {
        assertThat(told(due(day(at(30), at(50), NOT_YET), List.of(EVERY_TEN), 60)))
                .containsExactly("40 EVERY_10_IN_DOSING MISSED");
    }

    @Test
    void aPhaseThatNobodyEndsIsForgottenAfterHalfADay() {
        assertThat(due(day(at(30), NOT_YET, NOT_YET), List.of(EVERY_TEN), 10_000))
                .hasSize(71);
    }

    @Test
    void theLastReadingBeforeLeavingIsDueAnewWhenItIsOld() {
        var rules = List.<VitalsDue>of(new VitalsDue.Before(PhaseCode.DISCHARGE));
        var watched = day(at(30), at(70), NOT_YET);
        assertThat(told(due(watched, rules, 100, 95))).containsExactly("160 BEFORE_DISCHARGE UPCOMING");
        assertThat(told(due(watched, rules, 161, 135))).containsExactly("160 BEFORE_DISCHARGE DONE");
        assertThat(told(due(watched, rules, 171, 135))).containsExactly("165 BEFORE_DISCHARGE OVERDUE");
        assertThat(told(due(day(at(30), at(70), at(180)), rules, 181, 149)))
                .containsExactly("179 BEFORE_DISCHARGE MISSED");
    }

    @Property
    void whoMeasuresOnTimeIsNeverLate(
            @ForAll @IntRange(min = 2, max = 30) int every, @ForAll @IntRange(max = 300) int now) {
        var rules = List.<VitalsDue>of(new VitalsDue.Every(every, PhaseCode.DOSING));
        var day = day(at(0), NOT_YET, NOT_YET);
        var readings =
                IntStream.rangeClosed(1, now / every).mapToObj(n -> n * every).toArray(Integer[]::new);
        assertThat(due(day, rules, now, readings))
                .allMatch(one -> !one.wasLate() && one.overdueSince().isEmpty());
    }

    @Property
    void whoNeverMeasuresIsLateForAllThatIsOver(
            @ForAll @IntRange(min = 2, max = 30) int every, @ForAll @IntRange(max = 300) int now) {
        var rules = List.<VitalsDue>of(new VitalsDue.Every(every, PhaseCode.DOSING));
        for (var one : due(day(at(0), NOT_YET, NOT_YET), rules, now)) {
            var limit =
                    one.at().plus(TOLERANCE.within(Duration.ofMinutes(every)).late());
            if (minute(now).isAfter(limit)) {
                assertThat(one.wasLate()).isTrue();
                assertThat(one.overdueSince()).contains(limit);
            } else {
                assertThat(one.overdueSince()).isEmpty();
            }
        }
    }

    @Property
    void oneMoreReadingNeverMakesAnythingLate(
            @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> readings,
            @ForAll @IntRange(max = 200) int more,
            @ForAll @IntRange(max = 220) int now) {
        var day = day(at(30), at(70), NOT_YET);
        for (var code : List.of("ESKETAMINE_TRD", "IV_6_IN_3_WEEKS", "IM_4_IN_2_WEEKS")) {
            var past = readings.stream().filter(minute -> minute <= now).toList();
            var without = due(day, shipped(code), now, past.toArray(Integer[]::new));
            var with = new ArrayList<>(past);
            if (more <= now) {
                with.add(more);
            }
            var then = due(day, shipped(code), now, with.toArray(Integer[]::new));
            assertThat(late(then)).isLessThanOrEqualTo(late(without));
        }
    }

    private static long late(List<DueVitals> due) {
        return due.stream().filter(DueVitals::wasLate).count();
    }

    @Property
    void noReadingIsCountedTwiceForOneRuleAndTheirOrderIsOfNoMatter(
            @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> readings, @ForAll @IntRange(max = 220) int now) {
        var rules =
                List.<VitalsDue>of(EVERY_TEN, new VitalsDue.AfterDosingBegan(15), new VitalsDue.AfterDosingBegan(40));
        var day = day(at(30), NOT_YET, NOT_YET);
        var distinct = readings.stream().distinct().toList();
        var due = due(day, rules, now, distinct.toArray(Integer[]::new));
        var ofTen = due.stream()
                .filter(one -> one.code().startsWith("EVERY"))
                .flatMap(one -> one.by().stream())
                .toList();
        assertThat(ofTen).doesNotHaveDuplicates();
        var others = due.stream()
                .filter(one -> !one.code().startsWith("EVERY"))
                .flatMap(one -> one.by().stream())
                .toList();
        assertThat(others).doesNotHaveDuplicates();
        assertThat(due(day, rules, now, distinct.reversed().toArray(Integer[]::new)))
                .isEqualTo(due);
    }

    @Test
    void theLabelsReadingsAreDueAlsoUnderAVersionThatIsOlderThanTheFloor() {
        var before = new VitalsDue.Before(PhaseCode.DOSING);
        var leaving = new VitalsDue.Before(PhaseCode.DISCHARGE);
        var old = ProtocolSample.of("ESKETAMINE_TRD")
                .replacing("\"minutesAfterDosingBegan\":40", "\"minutesAfterDosingBegan\":15")
                .protocol();
        assertThat(DueTimes.rules(Route.ESKETAMINE_NASAL, Optional.of(old)))
                .containsExactlyInAnyOrder(
                        before, new VitalsDue.AfterDosingBegan(15), new VitalsDue.AfterDosingBegan(40), leaving);
        var infusion = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol();
        assertThat(DueTimes.rules(Route.IV_KETAMINE, Optional.of(infusion))).isEqualTo(infusion.vitals());
        assertThat(DueTimes.rules(Route.ESKETAMINE_NASAL, Optional.empty()))
                .isEqualTo(List.of(before, new VitalsDue.AfterDosingBegan(40), leaving));
    }
}
