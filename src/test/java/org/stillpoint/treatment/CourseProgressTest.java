package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.treatment.SessionState.BOOKED;
import static org.stillpoint.treatment.SessionState.CANCELLED;
import static org.stillpoint.treatment.SessionState.DONE;
import static org.stillpoint.treatment.SessionState.MISSED;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On Monday 4 January 2027 the course begins; days are counted from there. */
class CourseProgressTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final int INDUCTION = 0;
    private static final int REVIEW = 1;
    private static final int MAINTENANCE = 2;

    private final List<CourseStep> ladder =
            ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().course();
    private final List<CourseStep> spray =
            ProtocolSample.of("ESKETAMINE_TRD").protocol().course();
    private final List<SeriesSession> sessions = new ArrayList<>();
    private final List<CourseReview> reviews = new ArrayList<>();
    private final List<LocalDate> outside = new ArrayList<>();
    private CoursePosition base = CoursePosition.START;

    private CourseProgressTest visits(int step, SessionState state, int... days) {
        for (int day : days) {
            var date = MONDAY.plusDays(day);
            var start = date.atTime(9, 0).toInstant(ZoneOffset.UTC);
            sessions.add(new SeriesSession(
                    UUID.randomUUID(),
                    "R",
                    step,
                    base.round(),
                    state,
                    start,
                    date,
                    LocalTime.of(9, 0),
                    false,
                    0,
                    Optional.empty()));
        }
        return this;
    }

    private void reviewed(int step, ReviewDecision decision, int day) {
        var date = MONDAY.plusDays(day);
        var at = date.atTime(15, 0).toInstant(ZoneOffset.UTC);
        reviews.add(new CourseReview(UUID.randomUUID(), step, base.round(), decision, at, date, UUID.randomUUID()));
    }

    private CourseProgress of(List<CourseStep> course) {
        return new CourseProgress(course, base, sessions, reviews, new GivenOutside(outside));
    }

    private List<SessionWish> wishes(List<CourseStep> course, ProposeSessions.Extent upTo, int today) {
        return new CourseWishes(
                        of(course),
                        ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing(),
                        MONDAY.plusDays(today))
                .upTo(upTo);
    }

    @Test
    void aNewCourseLacksAllOfItsFirstPhase() {
        var progress = of(ladder);
        assertThat(progress.phase()).isEqualTo(CoursePhase.INDUCTION);
        assertThat(progress.state(INDUCTION).missing()).isEqualTo(6);
        assertThat(progress.nextStep()).hasValue(INDUCTION);
    }

    @Test
    void whatWasMissedOrCancelledIsMissingAgain() {
        visits(INDUCTION, DONE, 0, 3).visits(INDUCTION, MISSED, 7).visits(INDUCTION, CANCELLED, 10);
        visits(INDUCTION, BOOKED, 14, 17);
        var state = of(ladder).state(INDUCTION);
        assertThat(state.done()).isEqualTo(2);
        assertThat(state.booked()).isEqualTo(2);
        assertThat(state.missed()).isEqualTo(1);
        assertThat(state.missing()).isEqualTo(2);
    }

    @Test
    void theNextPhaseWaitsForTheReviewBetween() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17).visits(REVIEW, DONE, 19);
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.REVIEW);
        assertThat(of(ladder).nextStep()).hasValue(MAINTENANCE);
        assertThat(of(ladder).needsReviewBefore(MAINTENANCE)).isTrue();
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.MAINTENANCE);
        assertThat(of(ladder).needsReviewBefore(MAINTENANCE)).isFalse();
    }

    @Test
    void aReviewThatStopsLetsNothingGoOnUntilAnotherDoes() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.STOP, 19);
        assertThat(of(ladder).stop()).isPresent();
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.REVIEW);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 21);
        assertThat(of(ladder).stop()).isEmpty();
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.MAINTENANCE);
    }

    @Test
    void theReviewBetweenPhasesGivesUpWhatIsMissingOfTheOneBefore() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 21);
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.MAINTENANCE);
        assertThat(of(ladder).state(INDUCTION).missing()).isZero();
    }

    @Test
    void aCourseWithoutAnEndHasANextReviewCountedFromTheLast() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        assertThat(of(ladder).reviewDue(MAINTENANCE)).contains(MONDAY.plusDays(19 + 90));
        reviewed(MAINTENANCE, ReviewDecision.CONTINUE, 60);
        assertThat(of(ladder).reviewDue(MAINTENANCE)).contains(MONDAY.plusDays(60 + 90));
        assertThat(of(ladder).phase()).isEqualTo(CoursePhase.MAINTENANCE);
    }

    @Test
    void inductionIsWishedForWeekByWeek() {
        var wishes = wishes(ladder, ProposeSessions.Extent.PHASE, -7);
        assertThat(wishes).hasSize(6);
        assertThat(wishes.stream()
                        .map(wish ->
                                wish.bounds().sinceStepBegan().orElseThrow().from()))
                .containsExactly(0, 0, 7, 7, 14, 14);
        assertThat(wishes(ladder, ProposeSessions.Extent.REVIEW, -7)).hasSize(7);
        assertThat(wishes(ladder, ProposeSessions.Extent.REVIEW, -7).getLast().treatment())
                .isFalse();
    }

    @Test
    void whatWasMissedIsMadeUpForInTheFirstWeeksThatHaveRoom() {
        visits(INDUCTION, DONE, 0, 3, 7).visits(INDUCTION, MISSED, 10).visits(INDUCTION, BOOKED, 14, 17);
        var wishes = wishes(ladder, ProposeSessions.Extent.PHASE, 11);
        assertThat(wishes).hasSize(1);
        assertThat(wishes.getFirst().bounds().sinceStepBegan()).contains(new DaySpan(7, 27));
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, 15)
                        .getFirst()
                        .bounds()
                        .sinceStepBegan())
                .contains(new DaySpan(21, 34));
    }

    private CourseProgressTest planned(LocalDate weeksFrom) {
        sessions.replaceAll(each -> new SeriesSession(
                each.appointment(),
                each.reference(),
                each.step(),
                each.round(),
                each.state(),
                each.start(),
                each.day(),
                each.time(),
                each.displaced(),
                each.version(),
                Optional.of(weeksFrom)));
        return this;
    }

    @Test
    void weeksAreCountedFromTheDayThatWasPlannedFirstWhateverBecomesOfIt() {
        visits(INDUCTION, BOOKED, 1, 3, 7, 10, 14, 17).planned(MONDAY);
        assertThat(of(ladder).weeksFrom(INDUCTION)).contains(MONDAY);
        sessions.clear();
        visits(INDUCTION, CANCELLED, 0).visits(INDUCTION, BOOKED, 3, 7, 10, 14, 17);
        planned(MONDAY);
        assertThat(of(ladder).weeksFrom(INDUCTION)).contains(MONDAY);
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, -1)
                        .getFirst()
                        .bounds()
                        .sinceStepBegan()
                        .orElseThrow()
                        .from())
                .isZero();
    }

    @Test
    void aCourseThatMovesAsAWholeTakesItsWeeksAlong() {
        visits(INDUCTION, BOOKED, 15, 17, 21, 24, 28, 31).planned(MONDAY);
        assertThat(of(ladder).weeksFrom(INDUCTION)).contains(MONDAY.plusDays(14));
    }

    @Test
    void whatIsPlannedAnewAfterEverythingWasCancelledHasWeeksOfItsOwn() {
        visits(INDUCTION, CANCELLED, 0, 3).planned(MONDAY);
        assertThat(of(ladder).weeksFrom(INDUCTION)).isEmpty();
        assertThat(of(ladder).weeksFrom(INDUCTION, Stream.of(MONDAY.plusDays(9), MONDAY.plusDays(5))))
                .contains(MONDAY.plusDays(5));
        assertThat(of(ladder).weeksFrom(MAINTENANCE, Stream.of(MONDAY))).isEmpty();
    }

    @Test
    void aLadderGoesUpWithEverySessionUntilTheNextReview() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        var wishes = wishes(ladder, ProposeSessions.Extent.PHASE, 19);
        assertThat(wishes.stream().map(wish -> wish.bounds().ideal().orElseThrow()))
                .containsExactly(7, 7, 7, 7, 14, 14, 28);
        visits(MAINTENANCE, BOOKED, 24, 31, 38, 45);
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, 19)
                        .getFirst()
                        .bounds()
                        .ideal())
                .hasValue(14);
    }

    @Test
    void howExactlyALadderIsKeptIsForTheProtocolToSay() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        var strict = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("{\"upToDays\":7,\"days\":2}", "{\"upToDays\":7,\"days\":1}")
                .protocol()
                .spacing();
        assertThat(new CourseWishes(of(ladder), strict, MONDAY.plusDays(19)).bounds(MAINTENANCE, 0))
                .isEqualTo(DayBounds.sinceTreatment(6, 8, 7));
        assertThat(new CourseWishes(of(ladder), strict, MONDAY.plusDays(19)).bounds(MAINTENANCE, 6))
                .isEqualTo(DayBounds.sinceTreatment(21, 35, 28));
    }

    @Test
    void howMuchRoomPlanningHasIsForTheProtocolToSay() {
        visits(INDUCTION, DONE, 0, 3).visits(INDUCTION, MISSED, 7);
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"putOffDays\":7", "\"putOffDays\":3")
                .replacing("\"fromHours\":24,\"toHours\":168", "\"fromHours\":48,\"toHours\":100")
                .protocol()
                .spacing();
        var start = new DateSpan(MONDAY, MONDAY.plusDays(7));
        var planned = new CourseWishes(of(ladder), spacing, MONDAY.plusDays(8));
        assertThat(planned.nextDue(start)).contains(new DateSpan(MONDAY.plusDays(8), MONDAY.plusDays(16)));
        assertThat(planned.upTo(ProposeSessions.Extent.REVIEW)
                        .getLast()
                        .bounds()
                        .sinceTreatment())
                .contains(new DaySpan(2, 8));
        base = new CoursePosition(1, INDUCTION, 0);
        var quick = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"nextPhaseDays\":7", "\"nextPhaseDays\":5")
                .protocol()
                .spacing();
        assertThat(new CourseWishes(of(ladder), quick, MONDAY.plusDays(3)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(5), MONDAY.plusDays(10)));
    }

    @Test
    void theDaysOnWhichTheNextSessionIsDueAreTold() {
        var start = new DateSpan(MONDAY, MONDAY.plusDays(7));
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.minusDays(3)).nextDue(start))
                .contains(start);
        visits(INDUCTION, DONE, 0).visits(INDUCTION, BOOKED, 3);
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(1)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(7), MONDAY.plusDays(20)));
    }

    @Test
    void aBeginningThatIsOverIsDueFromTodayOn() {
        var start = new DateSpan(MONDAY, MONDAY.plusDays(9));
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(5)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(5), MONDAY.plusDays(9)));
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(30)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(30), MONDAY.plusDays(39)));
    }

    @Test
    void afterAStepBackToTheInductionItIsDueFromTheLastTreatmentOnAndNotWhenTheCourseBegan() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24);
        base = StepBack.from(of(ladder));
        assertThat(base.step()).isEqualTo(INDUCTION);
        var start = new DateSpan(MONDAY, MONDAY.plusDays(7));
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(24)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(26), MONDAY.plusDays(31)));
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(40)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(40), MONDAY.plusDays(47)));
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, 24)
                        .getFirst()
                        .bounds()
                        .sinceTreatment())
                .contains(new DaySpan(2, 7));
    }

    @Test
    void theNextRungIsCountedFromTheLastTreatmentAndNotFromToday() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24, 31, 38, 45, 59, 73);
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, 95)).hasSize(1);
        visits(MAINTENANCE, DONE, 101);
        assertThat(wishes(ladder, ProposeSessions.Extent.PHASE, 102)).isEmpty();
    }

    @Test
    void whatWasGivenOutsideOfTheCourseIsNoSessionOfItAndTheNextOneKeepsItsDistance() {
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        var start = new DateSpan(MONDAY, MONDAY.plusDays(7));
        outside.add(MONDAY.plusDays(8));
        outside.add(MONDAY.minusDays(100));
        assertThat(of(ladder).lastDose())
                .as("nothing lapses that has not begun")
                .isEmpty();
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(3)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(10), MONDAY.plusDays(10)));
        visits(INDUCTION, DONE, 0, 3, 7);
        assertThat(of(ladder).lastDose()).contains(MONDAY.plusDays(8));
        assertThat(of(ladder).state(INDUCTION).done()).isEqualTo(3);
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(8)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(10), MONDAY.plusDays(20)));
    }

    @Test
    void aLadderIsCountedFromATreatmentOutsideOfItToo() {
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24);
        outside.addAll(List.of(MONDAY.plusDays(22), MONDAY.plusDays(28)));
        assertThat(new MaintenanceDates(of(ladder), spacing, MAINTENANCE).upToNext())
                .extracting(CourseFact.Maintenance::ideal)
                .containsExactly(MONDAY.plusDays(29), MONDAY.plusDays(35));
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.plusDays(28))
                        .nextDue(new DateSpan(MONDAY, MONDAY.plusDays(7))))
                .contains(new DateSpan(MONDAY.plusDays(33), MONDAY.plusDays(42)));
    }

    @Test
    void whatIsMissingBetweenBookedSessionsIsDueInItsOwnWeek() {
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        visits(INDUCTION, BOOKED, 0, 3, 7, 14, 17).visits(INDUCTION, CANCELLED, 10);
        var start = new DateSpan(MONDAY, MONDAY.plusDays(7));
        assertThat(new CourseWishes(of(ladder), spacing, MONDAY.minusDays(3)).nextDue(start))
                .contains(new DateSpan(MONDAY.plusDays(9), MONDAY.plusDays(20)));
    }

    @Test
    void steppingBackReturnsToTheFrequencyBefore() {
        visits(0, DONE, 0, 3, 7, 10, 14, 17, 21, 24);
        reviewed(1, ReviewDecision.CONTINUE, 26);
        visits(2, DONE, 28, 35, 42, 49).visits(3, DONE, 60);
        assertThat(of(spray).phase()).isEqualTo(CoursePhase.MAINTENANCE);
        var back = StepBack.from(of(spray));
        assertThat(back).isEqualTo(new CoursePosition(1, 2, 0));
        base = back;
        assertThat(of(spray).phase()).isEqualTo(CoursePhase.OPTIMISATION);
        assertThat(of(spray).state(2).missing()).isEqualTo(4);
        assertThat(of(spray).state(0).done()).isEqualTo(8);
    }

    @Test
    void onALadderSteppingBackReturnsToTheShorterDistance() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24, 31, 38, 45, 59, 73);
        assertThat(StepBack.from(of(ladder))).isEqualTo(new CoursePosition(1, MAINTENANCE, 4));
        sessions.removeIf(session -> session.day().isAfter(MONDAY.plusDays(40)));
        assertThat(StepBack.from(of(ladder))).isEqualTo(new CoursePosition(1, INDUCTION, 0));
    }

    @Test
    void whatIsOnlyBookedIsNoFrequencyThatSomebodyHasReached() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24).visits(MAINTENANCE, BOOKED, 31, 38, 45, 59, 73, 101);
        assertThat(StepBack.from(of(ladder))).isEqualTo(new CoursePosition(1, INDUCTION, 0));
    }

    @Test
    void whatWasCancelledBeforeAStepBackLacksNothingAfterIt() {
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        reviewed(REVIEW, ReviewDecision.CONTINUE, 19);
        visits(MAINTENANCE, DONE, 24, 31, 38, 45, 59, 73).visits(MAINTENANCE, CANCELLED, 101);
        base = StepBack.from(of(ladder));
        visits(MAINTENANCE, BOOKED, 80, 115);
        assertThat(madeUp()).isEmpty();
        visits(MAINTENANCE, CANCELLED, 94);
        assertThat(madeUp()).hasSize(1);
    }

    private List<SessionWish> madeUp() {
        var spacing = ProtocolSample.of("IV_6_IN_3_WEEKS").protocol().spacing();
        var today = MONDAY.plusDays(75);
        return new MadeUpSessions(of(ladder), new CourseWishes(of(ladder), spacing, today), today).wishes();
    }

    @Test
    void beforeTheFirstPhaseThereIsNothingToStepBackTo() {
        assertThatThrownBy(() -> StepBack.from(of(ladder))).isInstanceOf(NoStepBack.class);
        visits(INDUCTION, DONE, 0, 3, 7, 10, 14, 17);
        assertThatThrownBy(() -> StepBack.from(of(ladder))).isInstanceOf(NoStepBack.class);
    }

    @Test
    void aCourseThatEndsWithItsReviewIsCompleteAfterIt() {
        var brief = ProtocolSample.of("ESKETAMINE_MDSI").protocol().course();
        visits(0, DONE, 0, 3, 7, 10, 14, 17, 21, 24);
        reviewed(1, ReviewDecision.CONTINUE, 26);
        assertThat(of(brief).isComplete()).isTrue();
        assertThat(of(brief).nextStep()).isEmpty();
        assertThat(wishes(brief, ProposeSessions.Extent.REVIEW, 27)).isEmpty();
    }
}
