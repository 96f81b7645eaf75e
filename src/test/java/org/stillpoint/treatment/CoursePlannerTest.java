package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.treatment.CourseSample.MONDAY;
import static org.stillpoint.treatment.CourseSample.NINE;
import static org.stillpoint.treatment.CourseSample.days;
import static org.stillpoint.treatment.CourseSample.from;
import static org.stillpoint.treatment.CourseSample.inWords;
import static org.stillpoint.treatment.CourseSample.step;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which plan is the best one. */
class CoursePlannerTest {

    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final LocalTime TWO = LocalTime.of(14, 0);
    private static final UUID ONE_NURSE = new UUID(0, 1);
    private static final UUID OTHER_NURSE = new UUID(0, 2);

    private static CoursePreferences preferring(UUID practitioner) {
        return new CoursePreferences(
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of(), Set.of(practitioner), Set.of());
    }

    @Test
    void keepsTheSameTimeOnTheSameWeekdaysAndSaysSo() {
        var best = from(MONDAY).best();
        assertThat(best.complete()).isTrue();
        assertThat(days(best))
                .containsExactly(
                        MONDAY,
                        MONDAY.plusDays(2),
                        MONDAY.plusDays(7),
                        MONDAY.plusDays(9),
                        MONDAY.plusDays(14),
                        MONDAY.plusDays(16));
        assertThat(inWords(best, Criterion.SAME_TIME_AND_WEEKDAYS))
                .isEqualTo("all 6 at 09:00 on Mondays and Wednesdays");
        assertThat(best.sessions().getFirst().why()).contains("keeps the pattern: at 09:00 on Mondays and Wednesdays");
    }

    @Test
    void offersDifferentPatternsBestFirstAndNoMoreThanAreWanted() {
        assertThat(from(MONDAY).plan()).hasSize(5);
        assertThat(from(MONDAY).limit(2).plan()).hasSize(2);
        assertThat(from(MONDAY).plan().stream().map(each -> inWords(each, Criterion.SAME_TIME_AND_WEEKDAYS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSamePatternWeighsMoreThanAnEarlyEnd() {
        var clinic = from(MONDAY).startsWithin(13);
        clinic.free(MONDAY.plusDays(2), TWO);
        clinic.free(MONDAY.plusDays(16), TWO);
        var best = clinic.best();
        assertThat(inWords(best, Criterion.SAME_TIME_AND_WEEKDAYS)).startsWith("all 6 at 09:00");
        assertThat(days(best)).doesNotContain(MONDAY.plusDays(2));
    }

    @Test
    void goesOffThePatternAsLittleAsCanBe() {
        var clinic = from(MONDAY).closed(MONDAY.plusDays(5), MONDAY.plusDays(200));
        for (var day : List.of(7, 14)) {
            clinic.free(MONDAY.plusDays(day), NINE);
        }
        clinic.free(MONDAY.plusDays(9), LocalTime.of(9, 30));
        clinic.free(MONDAY.plusDays(16), NINE);
        var best = clinic.best();
        assertThat(inWords(best, Criterion.SAME_TIME_AND_WEEKDAYS))
                .isEqualTo("5 of 6 at 09:00 on Mondays and Wednesdays");
        assertThat(inWords(best, Criterion.CLOSE_TIMES)).isEqualTo("30 minutes away from that time, together");
        assertThat(best.sessions().get(3).why())
                .contains("30 minutes later than 09:00: the nearest free start of that day");
    }

    @Test
    void aPreferredPractitionerWeighsMoreThanAnEarlyEnd() {
        var clinic = from(MONDAY).prefers(preferring(ONE_NURSE));
        for (var day : List.of(1, 3, 8, 10, 15, 17)) {
            clinic.free(MONDAY.plusDays(day), FreeStart.Serving.PREFERRED, NINE);
        }
        var best = clinic.best();
        assertThat(inWords(best, Criterion.SAME_TIME_AND_WEEKDAYS)).endsWith("Tuesdays and Thursdays");
        assertThat(inWords(best, Criterion.PREFERRED_PRACTITIONER))
                .isEqualTo("somebody preferred is free at every treatment");
        assertThat(best.sessions().getFirst().why()).contains("somebody whom the patient prefers is free");
    }

    @Test
    void theSamePeopleAllThroughWeighMoreThanAnEarlyEnd() {
        var clinic = from(MONDAY).limit(2).seated((start, known) -> {
            boolean mixed = start.time().equals(NINE);
            var nurse = mixed && start.start().getEpochSecond() / 86400 % 2 == 0 ? OTHER_NURSE : ONE_NURSE;
            return new Seat(List.of(), Set.of(nurse), 0);
        });
        clinic.freeAt(NINE, TWO);
        var best = clinic.best();
        assertThat(inWords(best, Criterion.CONTINUITY)).isEqualTo("the same people all through");
        assertThat(best.sessions()).allMatch(session -> session.start().time().equals(TWO));
    }

    @Test
    void ofPlansThatAreElseEqualTheOneThatLeavesTheDayWholeIsFirst() {
        var clinic = from(MONDAY)
                .freeAt(NINE, TWO)
                .seated((start, _) -> new Seat(List.of(), Set.of(), start.time().equals(NINE) ? 45 : 15));
        assertThat(inWords(clinic.best(), Criterion.UNBROKEN_DAY))
                .isEqualTo("90 minutes of the clinic's days become unusable");
    }

    @Test
    void asksWhoWouldServeForTheChosenFewOnly() {
        var clinic = from(MONDAY).freeAt(NINE, TEN, LocalTime.of(11, 0), LocalTime.of(13, 0), TWO);
        assertThat(clinic.plan()).hasSize(5);
        assertThat(clinic.seatsAsked()).isLessThanOrEqualTo(60);
    }

    @Test
    void keepsTheLocalTimeWhenTheClocksChange() {
        var best = from(LocalDate.of(2027, 3, 8)).best();
        assertThat(best.sessions()).allMatch(session -> session.start().time().equals(NINE));
        var first = best.sessions().get(0).start().start();
        var afterChange = best.sessions().get(2).start().start();
        assertThat(Duration.between(first, afterChange)).isEqualTo(Duration.ofHours(7 * 24 - 1));
    }

    @Test
    void plansUpToTheReviewAndWithinAWeekOfTheLastSession() {
        var clinic = from(MONDAY)
                .course(
                        step(CoursePhase.INDUCTION, "DOSE", new Rhythm.PerWeek(2, 2)),
                        step(CoursePhase.REVIEW, "REVIEW", new Rhythm.Once()),
                        step(CoursePhase.MAINTENANCE, "DOSE", new Rhythm.Ladder(List.of(7))));
        var best = clinic.best();
        assertThat(days(best)).hasSize(5);
        assertThat(days(best).getLast()).isBetween(MONDAY.plusDays(10), MONDAY.plusDays(16));
        assertThat(clinic.reach(CourseReach.PHASE).best().sessions()).hasSize(4);
    }

    @Test
    void repairPlacesOnlyWhatIsMissingAndKeepsThePatternOfWhatStands() {
        var tuesday = MONDAY.plusDays(1);
        var best = from(tuesday.plusDays(7))
                .startsWithin(20)
                .stands(
                        0,
                        tuesday.minusDays(7),
                        tuesday.minusDays(5),
                        tuesday,
                        tuesday.plusDays(9),
                        tuesday.plusDays(14))
                .best();
        assertThat(best.complete()).isTrue();
        assertThat(days(best)).containsExactly(tuesday.plusDays(7));
        assertThat(inWords(best, Criterion.SAME_TIME_AND_WEEKDAYS))
                .isEqualTo("all 6 at 09:00 on Tuesdays and Thursdays");
    }

    @Test
    void aLapsedCourseHasNoDateBeforeAReview() {
        var clinic = from(MONDAY).stands(0, MONDAY.minusDays(18), MONDAY.minusDays(16));
        var lapsed = clinic.best();
        assertThat(lapsed.complete()).isFalse();
        assertThat(lapsed.missing().getFirst().failed())
                .extracting(Objection::code)
                .contains("LAPSE");
        assertThat(clinic.reviewed(1, MONDAY.minusDays(14)).best().complete())
                .as("before it lapsed")
                .isFalse();
        assertThat(clinic.reviewed(1, MONDAY.minusDays(1)).best().complete()).isTrue();
    }

    @Test
    void whatIsOverdueIsNotPlannedPastALapse() {
        var clinic = from(MONDAY)
                .course(step(CoursePhase.MAINTENANCE, "DOSE", new Rhythm.Ladder(List.of(7))))
                .looksFor(100)
                .stands(0, MONDAY.minusDays(20))
                .reviewed(0, MONDAY.minusDays(18));
        assertThat(clinic.best().sessions()).isEmpty();
        assertThat(clinic.reviewed(0, MONDAY.minusDays(1)).best().complete()).isTrue();
    }

    @Test
    void aDateAfterALapseIsNoDateHoweverWellItFitsThePattern() {
        var standing = List.of(28, 26, 21, 19, 12);
        var clinic = from(MONDAY).closed(MONDAY, MONDAY.plusDays(60));
        standing.forEach(ago -> clinic.stands(0, MONDAY.minusDays(ago)));
        clinic.free(MONDAY, TWO).free(MONDAY.plusDays(3), NINE);
        assertThat(days(clinic.best())).containsExactly(MONDAY);
        assertThat(inWords(clinic.best(), Criterion.SAME_TIME_AND_WEEKDAYS)).startsWith("5 of 6 at 09:00");
    }

    @Test
    void noRhythmPutsMoreIntoSevenDaysThanAreAllowed() {
        var clinic = from(MONDAY).course(step(CoursePhase.MAINTENANCE, "DOSE", new Rhythm.Every(2, 2)));
        clinic.free(MONDAY.plusDays(6), NINE);
        var best = clinic.startsWithin(0).reviewIn(8).best();
        assertThat(days(best)).containsExactly(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(4));
        assertThat(best.missing().getFirst().failed())
                .extracting(Objection::code)
                .containsExactly("MAX_PER_7_DAYS");
    }

    @Test
    void whatIsOverdueIsPlannedAsSoonAsCanBe() {
        var maintenance = from(MONDAY)
                .course(step(CoursePhase.MAINTENANCE, "DOSE", new Rhythm.Ladder(List.of(7))))
                .looksFor(100)
                .stands(0, MONDAY.minusDays(14))
                .best();
        assertThat(maintenance.complete()).isTrue();
        assertThat(days(maintenance).getFirst()).isEqualTo(MONDAY);
    }

    @Test
    void wishesForNothingGetNothing() {
        var days = List.of(0, 2, 7, 9, 14, 16);
        var clinic = from(MONDAY.plusDays(20));
        days.forEach(day -> clinic.stands(0, MONDAY.plusDays(day)));
        assertThat(clinic.plan()).isEmpty();
    }

    @Test
    void weekdaysThatAreWantedAreKept() {
        var wanted = new CoursePreferences(
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Set.of());
        assertThat(days(from(MONDAY).prefers(wanted).best()))
                .extracting(LocalDate::getDayOfWeek)
                .containsOnly(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
    }
}
