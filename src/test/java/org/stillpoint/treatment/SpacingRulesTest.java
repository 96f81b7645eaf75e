package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule of spacing by its name. */
class SpacingRulesTest {

    private static final RouteFloor LABEL = new RouteFloor(2, 2, true);
    private static final RouteFloor CLINIC = new RouteFloor(2, 3, false);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private static Spacing spacing(int gap, int most) {
        return new Spacing(gap, OptionalInt.of(most), OptionalInt.of(7), OptionalInt.of(14));
    }

    private static SpacingTerms series(Spacing spacing, RouteFloor floor) {
        return new SpacingTerms(Optional.of(spacing), floor, Optional.of(new LateLimit(57, 2)), Map.of());
    }

    private static List<SpacingFinding> judge(SpacingTerms terms, List<LocalDate> standing, LocalDate... wanted) {
        return judge(terms, Set.of(), standing, 0, wanted);
    }

    private static List<SpacingFinding> judge(
            SpacingTerms terms, Set<LocalDate> reviews, List<LocalDate> standing, int planned, LocalDate... wanted) {
        var days = new ArrayList<TreatmentDay>();
        standing.forEach(day -> days.add(TreatmentDay.standing(day, OptionalInt.of(0))));
        List.of(wanted).forEach(day -> days.add(TreatmentDay.wanted(day, OptionalInt.of(0), planned)));
        return SpacingRules.of(terms).judge(new TreatmentDays(days, reviews));
    }

    private static List<SpacingCode> codes(List<SpacingFinding> findings) {
        return findings.stream().map(SpacingFinding::code).toList();
    }

    @Test
    void minGapAllowsMondayAndWednesdayAndRefusesMondayAndTuesday() {
        var terms = series(spacing(2, 3), CLINIC);
        assertThat(judge(terms, List.of(MONDAY), MONDAY.plusDays(2))).isEmpty();
        var findings = judge(terms, List.of(MONDAY), MONDAY.plusDays(1));
        assertThat(codes(findings)).containsExactly(SpacingCode.MIN_GAP);
        assertThat(findings.getFirst().why())
                .isEqualTo("2026-11-30 and 2026-12-01 are 1 days apart; at least 2 are needed");
        assertThat(findings.getFirst().days()).containsExactly(MONDAY, MONDAY.plusDays(1));
        assertThat(findings.getFirst().overridable()).isTrue();
    }

    @Test
    void minGapLooksAtTheTreatmentAfterItToo() {
        assertThat(codes(judge(series(spacing(2, 3), CLINIC), List.of(MONDAY), MONDAY.minusDays(1))))
                .containsExactly(SpacingCode.MIN_GAP);
    }

    @Test
    void minGapRefusesTwoOnOneDay() {
        assertThat(codes(judge(series(spacing(2, 3), CLINIC), List.of(MONDAY), MONDAY)))
                .containsExactly(SpacingCode.MIN_GAP);
    }

    @Test
    void minGapOfALabelCanNotBeOverriddenAndAProtocolsOwnCan() {
        var terms = series(spacing(4, 2), LABEL);
        assertThat(judge(terms, List.of(MONDAY), MONDAY.plusDays(1)).getFirst().overridable())
                .isFalse();
        assertThat(judge(terms, List.of(MONDAY), MONDAY.plusDays(2)).getFirst().overridable())
                .isTrue();
        assertThat(judge(terms, List.of(MONDAY), MONDAY.plusDays(4))).isEmpty();
    }

    @Test
    void minGapCountsLocalDaysOverAMonthsEndALeapDayAndTheChangeOfTheClocks() {
        var terms = series(spacing(2, 3), CLINIC);
        for (var day : List.of("2026-11-30", "2028-02-28", "2027-02-28", "2027-03-13", "2026-10-31", "2026-12-31")) {
            var before = LocalDate.parse(day);
            assertThat(codes(judge(terms, List.of(before), before.plusDays(1)))).containsExactly(SpacingCode.MIN_GAP);
            assertThat(judge(terms, List.of(before), before.plusDays(2))).isEmpty();
        }
        var beforeLeapDay = LocalDate.of(2028, 2, 28);
        assertThat(judge(terms, List.of(beforeLeapDay), LocalDate.of(2028, 3, 1)))
                .isEmpty();
        assertThat(codes(judge(terms, List.of(LocalDate.of(2027, 2, 28)), LocalDate.of(2027, 3, 1))))
                .containsExactly(SpacingCode.MIN_GAP);
    }

    @Test
    void maxPer7DaysRefusesAFourthInAnySevenDaysInARow() {
        var terms = series(spacing(2, 3), CLINIC);
        var friday = MONDAY.plusDays(4);
        var standing = List.of(MONDAY.plusDays(2), friday, MONDAY.plusDays(6));
        assertThat(codes(judge(terms, standing, MONDAY.plusDays(8)))).containsExactly(SpacingCode.MAX_PER_7_DAYS);
        assertThat(judge(terms, standing, MONDAY.plusDays(9))).isEmpty();
        assertThat(codes(judge(terms, standing, MONDAY))).containsExactly(SpacingCode.MAX_PER_7_DAYS);
    }

    @Test
    void maxPer7DaysOfALabelCanNotBeOverridden() {
        var terms = series(spacing(2, 2), LABEL);
        var findings = judge(terms, List.of(MONDAY, MONDAY.plusDays(3)), MONDAY.plusDays(6));
        assertThat(codes(findings)).containsExactly(SpacingCode.MAX_PER_7_DAYS);
        assertThat(findings.getFirst().overridable()).isFalse();
        assertThat(findings.getFirst().days()).hasSize(3);
        assertThat(judge(terms, List.of(MONDAY, MONDAY.plusDays(3)), MONDAY.plusDays(7)))
                .isEmpty();
    }

    @Test
    void theFloorOfARouteHoldsUnderAProtocolThatAllowsMore() {
        assertThat(codes(judge(series(spacing(1, 7), LABEL), List.of(MONDAY), MONDAY.plusDays(1))))
                .containsExactly(SpacingCode.MIN_GAP);
        assertThat(codes(judge(SpacingTerms.of(LABEL), List.of(MONDAY), MONDAY.plusDays(1))))
                .containsExactly(SpacingCode.MIN_GAP);
    }

    @Test
    void weeklyPatternCountsWeeksFromTheStepsFirstSession() {
        var weekly = Map.of(0, new Rhythm.PerWeek(3, 2));
        var terms = new SpacingTerms(Optional.of(spacing(2, 3)), CLINIC, Optional.empty(), weekly);
        var standing = List.of(MONDAY, MONDAY.plusDays(2));
        var findings = judge(terms, standing, MONDAY.plusDays(6));
        assertThat(codes(findings)).containsExactly(SpacingCode.WEEKLY_PATTERN);
        assertThat(findings.getFirst().overridable()).isTrue();
        assertThat(judge(terms, standing, MONDAY.plusDays(7))).isEmpty();
    }

    @Test
    void weeklyPatternIsOfItsOwnStepOnly() {
        var weekly = Map.of(2, new Rhythm.PerWeek(4, 1));
        var terms = new SpacingTerms(Optional.of(spacing(2, 3)), CLINIC, Optional.empty(), weekly);
        assertThat(judge(terms, List.of(MONDAY), MONDAY.plusDays(2))).isEmpty();
    }

    @Test
    void fromWhenOnAndHowOftenIsForTheProtocolToSay() {
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"afterDay\":57,\"maxPerRolling7Days\":2", "\"afterDay\":10,\"maxPerRolling7Days\":1")
                .protocol()
                .spacing();
        var terms = SpacingTerms.of(spacing, CLINIC, List.of());
        assertThat(codes(judge(terms, List.of(MONDAY, MONDAY.plusDays(10)), MONDAY.plusDays(14))))
                .contains(SpacingCode.AFTER_DAY_57);
        assertThat(codes(judge(terms, List.of(MONDAY, MONDAY.plusDays(9)), MONDAY.plusDays(14))))
                .doesNotContain(SpacingCode.AFTER_DAY_57);
    }

    @Test
    void afterDay57MoreThanTwoInSevenDaysAreAPrescribersDecision() {
        var terms = series(new Spacing(2, OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty()), CLINIC);
        var day58 = MONDAY.plusDays(57);
        var findings = judge(terms, List.of(MONDAY, day58, day58.plusDays(2)), day58.plusDays(4));
        assertThat(codes(findings)).containsExactly(SpacingCode.AFTER_DAY_57);
        assertThat(findings.getFirst().overridable()).isTrue();
        var day57 = MONDAY.plusDays(56);
        assertThat(judge(terms, List.of(MONDAY, day57, day57.plusDays(2)), day57.plusDays(4)))
                .isEmpty();
    }

    @Test
    void lapsePutsAReviewFirst() {
        var terms = series(spacing(2, 3), CLINIC);
        assertThat(codes(judge(terms, List.of(MONDAY), MONDAY.plusDays(15)))).containsExactly(SpacingCode.LAPSE);
        assertThat(codes(judge(terms, List.of(MONDAY), MONDAY.plusDays(14)))).containsExactly(SpacingCode.WARN_GAP);
        var reviews = Set.of(MONDAY.plusDays(14));
        assertThat(codes(judge(terms, reviews, List.of(MONDAY), 0, MONDAY.plusDays(15))))
                .containsExactly(SpacingCode.WARN_GAP);
        assertThat(codes(judge(terms, Set.of(MONDAY), List.of(MONDAY), 0, MONDAY.plusDays(15))))
                .containsExactly(SpacingCode.LAPSE);
    }

    @Test
    void aReviewBeforeTheLapseDoesNotLiftIt() {
        var terms = series(spacing(2, 3), CLINIC);
        for (int day : new int[] {2, 10, 13}) {
            var reviews = Set.of(MONDAY.plusDays(day));
            assertThat(codes(judge(terms, reviews, List.of(MONDAY), 0, MONDAY.plusDays(15))))
                    .as("reviewed on day %d", day)
                    .containsExactly(SpacingCode.LAPSE);
        }
        var afterTheLapse = Set.of(MONDAY.plusDays(2), MONDAY.plusDays(75));
        assertThat(codes(judge(terms, afterTheLapse, List.of(MONDAY), 0, MONDAY.plusDays(75))))
                .containsExactly(SpacingCode.WARN_GAP);
    }

    @Test
    void theLapseAfterALongerPlannedGapIsLiftedByAReviewFromItsEndOn() {
        var terms = series(spacing(2, 3), CLINIC);
        assertThat(codes(judge(terms, Set.of(MONDAY.plusDays(34)), List.of(MONDAY), 35, MONDAY.plusDays(36))))
                .containsExactly(SpacingCode.LAPSE);
        assertThat(codes(judge(terms, Set.of(MONDAY.plusDays(35)), List.of(MONDAY), 35, MONDAY.plusDays(36))))
                .containsExactly(SpacingCode.WARN_GAP);
    }

    @Test
    void lapseIsNotWhatTheProtocolPlansNorBeforeTheFirstOfASeries() {
        var terms = series(spacing(2, 3), CLINIC);
        assertThat(judge(terms, Set.of(), List.of(MONDAY), 35, MONDAY.plusDays(28)))
                .isEmpty();
        var earlierSeries = TreatmentDay.standing(MONDAY, OptionalInt.empty());
        var first = TreatmentDay.wanted(MONDAY.plusDays(200), OptionalInt.of(0), 0);
        assertThat(SpacingRules.of(terms).judge(new TreatmentDays(List.of(earlierSeries, first), Set.of())))
                .isEmpty();
    }

    @Test
    void warnGapIsAWarningAndNoRefusal() {
        var terms = series(spacing(2, 3), CLINIC);
        var days = new TreatmentDays(
                List.of(
                        TreatmentDay.standing(MONDAY, OptionalInt.of(0)),
                        TreatmentDay.wanted(MONDAY.plusDays(8), OptionalInt.of(0), 0)),
                Set.of());
        assertThat(SpacingRules.of(terms).judge(days).getFirst().warning()).isTrue();
        assertThat(SpacingRules.of(terms).refusals(days)).isEmpty();
    }

    @Test
    void everythingThatFailsIsToldTogetherRefusalsFirst() {
        var terms = new SpacingTerms(
                Optional.of(spacing(2, 2)), LABEL, Optional.empty(), Map.of(0, new Rhythm.PerWeek(4, 2)));
        var findings = judge(terms, List.of(MONDAY, MONDAY.plusDays(3)), MONDAY.plusDays(4), MONDAY.plusDays(12));
        assertThat(codes(findings))
                .containsExactly(
                        SpacingCode.MIN_GAP,
                        SpacingCode.MAX_PER_7_DAYS,
                        SpacingCode.WEEKLY_PATTERN,
                        SpacingCode.WARN_GAP);
    }

    @Test
    void whatStandsIsNeverHeldAgainstItself() {
        var terms = series(spacing(2, 3), CLINIC);
        assertThat(judge(terms, List.of(MONDAY, MONDAY.plusDays(1)), MONDAY.plusDays(4)))
                .isEmpty();
    }
}
