package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.treatment.CourseSample.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sessions of a course are still to be placed. */
class CourseOutlineTest {

    private static final List<CourseStep> ESKETAMINE = List.of(
            step(CoursePhase.INDUCTION, "ESKETAMINE_84", new Rhythm.PerWeek(4, 2)),
            step(CoursePhase.REVIEW, "INDUCTION_REVIEW", new Rhythm.Once()),
            step(CoursePhase.OPTIMISATION, "ESKETAMINE_84", new Rhythm.PerWeek(4, 1)),
            step(CoursePhase.MAINTENANCE, "ESKETAMINE_84", new Rhythm.Every(7, 14)));
    private static final List<CourseStep> LADDER = List.of(
            step(CoursePhase.MAINTENANCE, "IV_KETAMINE_40", new Rhythm.Ladder(List.of(7, 7, 7, 7, 14, 14, 28, 28))));

    private static List<SessionWish> missing(
            List<CourseStep> course, CourseReach reach, Map<Integer, Integer> standing) {
        return new CourseOutline(course, step -> standing.getOrDefault(step, 0), 90).missing(reach);
    }

    @Test
    void aPhaseIsItsOwnSessionsOnly() {
        assertThat(missing(ESKETAMINE, CourseReach.PHASE, Map.of())).hasSize(8).allMatch(wish -> wish.step() == 0);
        assertThat(missing(ESKETAMINE, CourseReach.PHASE, Map.of(0, 8)))
                .hasSize(1)
                .noneMatch(SessionWish::treatment);
    }

    @Test
    void upToTheReviewGoesOverStepsButNotOverAReview() {
        assertThat(missing(ESKETAMINE, CourseReach.REVIEW, Map.of())).hasSize(9);
        var afterReview = missing(ESKETAMINE, CourseReach.REVIEW, Map.of(0, 8, 1, 1));
        assertThat(afterReview).extracting(SessionWish::step).containsOnly(2, 3);
    }

    @Test
    void aFreshStepGoesWeekByWeek() {
        var wishes = missing(ESKETAMINE, CourseReach.PHASE, Map.of());
        assertThat(wishes.stream().map(wish -> wish.bounds().sinceStepBegan()))
                .startsWith(
                        Optional.of(new DaySpan(0, 6)), Optional.of(new DaySpan(0, 6)), Optional.of(new DaySpan(7, 13)))
                .endsWith(Optional.of(new DaySpan(21, 27)));
    }

    @Test
    void ofARunningStepOnlyTheMissingSessionsFollow() {
        assertThat(missing(ESKETAMINE, CourseReach.PHASE, Map.of(0, 5)))
                .extracting(SessionWish::number)
                .containsExactly(6, 7, 8);
    }

    @Test
    void aReviewIsOneToSevenDaysAfterTheLastTreatment() {
        assertThat(missing(ESKETAMINE, CourseReach.PHASE, Map.of(0, 8))
                        .getFirst()
                        .bounds()
                        .sinceTreatment())
                .contains(new DaySpan(1, 7));
    }

    @Test
    void aLadderMayBeOffByTwoDaysOfAWeekFourOfTwoWeeksAndSevenOfAMonth() {
        var wishes = missing(LADDER, CourseReach.REVIEW, Map.of(0, 3));
        assertThat(wishes.stream().map(wish -> wish.bounds().sinceTreatment().orElseThrow()))
                .startsWith(new DaySpan(5, 9), new DaySpan(10, 18), new DaySpan(10, 18), new DaySpan(21, 35));
        assertThat(Tolerance.of(3)).isEqualTo(1);
        assertThat(Tolerance.of(1)).isZero();
    }

    @Test
    void theLastRungRepeatsForAsLongAsAReviewLets() {
        var wishes = missing(LADDER, CourseReach.REVIEW, Map.of(0, 20));
        assertThat(wishes).hasSize(3).allMatch(wish -> wish.bounds().ideal().getAsInt() == 28);
    }

    @Test
    void anOpenStepIsPlannedForAsLongAsAReviewLets() {
        assertThat(missing(ESKETAMINE, CourseReach.REVIEW, Map.of(0, 8, 1, 1, 2, 4)))
                .hasSize(12)
                .allMatch(wish -> wish.bounds().sinceTreatment().equals(Optional.of(new DaySpan(7, 14))));
    }

    @Test
    void aProposalHasAnEnd() {
        var daily = List.of(step(CoursePhase.MAINTENANCE, "DOSE", new Rhythm.Every(1, 2)));
        assertThat(new CourseOutline(daily, _ -> 0, 366).missing(CourseReach.REVIEW))
                .hasSize(CourseOutline.SESSIONS_AT_MOST);
    }
}
