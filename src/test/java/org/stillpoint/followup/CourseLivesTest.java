package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.treatment.MadeUpSeries;
import org.stillpoint.treatment.SessionState;

/**
 * What becomes due in courses that do not go by the book, written out by hand: code, state at the end, from, due, to. Treatments end
 * at 11 o'clock, and clocks change on 14 March.
 */
class CourseLivesTest {

    private static final String CHECKED_IN = "CHECK_IN_24H DONE 01-05 05:00 | 01-05 11:00 | 01-05 23:00";
    private static final String CHECKED_IN_AGAIN = "CHECK_IN_24H DONE 01-08 05:00 | 01-08 11:00 | 01-08 23:00";
    private static final String SAFETY_AFTER_90_DAYS = "SAFETY_REVIEW COMING 04-04 12:00 | 04-04 12:00 | 04-18 12:00";

    private final MadeUpLife life = new MadeUpLife("01-02 10:00");

    /** Visits that were all booked before; who is asked the day after answers. */
    private void given(MadeUpSeries in, String... days) {
        var visits = List.of(days).stream()
                .map(day -> life.books(in, day + " 10:00"))
                .toList();
        for (int at = 0; at < days.length; at++) {
            life.on(days[at] + " 11:00").has(visits.get(at));
            if (life.open("CHECK_IN_24H").findAny().isPresent()) {
                life.on(life.now.plus(Duration.ofDays(1)));
                life.completes("CHECK_IN_24H");
            }
        }
    }

    private void reviewed(MadeUpSeries course, String at) {
        life.on(at);
        course.review(true, life.now);
        life.workOut();
    }

    private void inductionOfSix(MadeUpSeries course) {
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21");
        reviewed(course, "01-25 12:00");
    }

    @Test
    void whoGetsNoMaintenanceIsLookedAtForALateRelapse() {
        var course = life.begins("IM_4_IN_2_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14");
        reviewed(course, "01-20 12:00");
        life.on("02-05 12:00").completes("LATE_RELAPSE");
        life.on("03-01 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        "NEXT_SESSION CLOSED 01-02 10:00 | 01-04 10:00 | 01-07 10:00",
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "INDUCTION_REVIEW DONE 01-15 11:00 | 01-15 11:00 | 01-21 11:00",
                        "WEARING_OFF_7D MISSED 01-19 11:00 | 01-21 11:00 | 01-23 11:00",
                        "MISSED_CONTACT MISSED 01-25 11:00 | 01-25 11:00 | 01-28 11:00",
                        "MISSED_CONTACT MISSED 01-28 11:00 | 01-28 11:00 | 01-31 11:00",
                        "MISSED_CONTACT OVERDUE 01-31 11:00 | 01-31 11:00 | 02-02 11:00",
                        "LATE_RELAPSE DONE 02-01 11:00 | 02-01 11:00 | 02-11 11:00",
                        SAFETY_AFTER_90_DAYS);
    }

    @Test
    void whoAnswersAfterTheWindowAndBeforeTheFirstStepIsNotRunAfter() {
        life.has("01-04 11:00");
        life.on("01-07 12:00").answers("GAD-7");
        life.on("01-14 12:00").answers("PHQ-9");
        life.on("01-20 12:00");
        assertThat(life.schedule())
                .contains(
                        "WEARING_OFF_7D MISSED 01-09 11:00 | 01-11 11:00 | 01-13 11:00",
                        "MISSED_CONTACT DONE 01-15 11:00 | 01-15 11:00 | 01-18 11:00")
                .filteredOn(line -> line.startsWith("MISSED_CONTACT") && line.contains(" 01-18 11:00 | 01-18"))
                .isEmpty();
    }

    @Test
    void whatIsMissedOnceMoreIsRunAfterOnceMore() {
        life.has("01-04 11:00");
        life.on("01-06 12:00").corrects("01-05 11:00");
        life.on("01-09 12:00");
        assertThat(life.schedule())
                .contains(
                        "CHECK_IN_24H MISSED 01-06 05:00 | 01-06 11:00 | 01-06 23:00",
                        "MISSED_CONTACT CLOSED 01-07 23:00 | 01-07 23:00 | 01-10 23:00",
                        "MISSED_CONTACT DUE 01-08 23:00 | 01-08 23:00 | 01-11 23:00");
    }

    @Test
    void aVisitThatNobodyHasRecordedIsNotWhereASessionIsBooked() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        var visit = life.books(course, "01-28 10:00");
        assertThat(life.open("MAINTENANCE_1").findFirst().orElseThrow().appointment())
                .contains(visit.id());
        life.on("01-29 12:00").leavesUnrecorded(visit);
        assertThat(life.open("MAINTENANCE_1").findFirst().orElseThrow().appointment())
                .isEmpty();
        assertThat(life.schedule()).contains("WEARING_OFF_7D DUE 01-26 11:00 | 01-28 11:00 | 01-30 11:00");
    }

    @Test
    void aPausedCourseIsLookedAtAgainAndWhoGoesOnIsDueAtOnce() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07");
        var next = life.books(course, "01-11 10:00");
        life.on("01-09 12:00");
        course.pause();
        life.loses(next, SessionState.CANCELLED);
        life.on("02-01 12:00").completes("PAUSE_REVIEW");
        life.on("02-10 12:00");
        course.resume();
        life.workOut();
        assertThat(life.open("NEXT_SESSION").map(each -> each.window().to()))
                .as("to be over by then")
                .containsExactly(MadeUpLife.at("01-15 00:00"));
        given(course, "02-12");
        life.on("02-13 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "WEARING_OFF_7D MISSED 01-12 11:00 | 01-14 11:00 | 01-16 11:00",
                        "MISSED_CONTACT MISSED 01-18 11:00 | 01-18 11:00 | 01-21 11:00",
                        "MISSED_CONTACT MISSED 01-21 11:00 | 01-21 11:00 | 01-24 11:00",
                        "COURSE_REVIEW CLOSED 01-22 00:00 | 01-22 00:00 | 01-28 00:00",
                        "MISSED_CONTACT CLOSED 01-24 11:00 | 01-24 11:00 | 01-26 11:00",
                        // 18 days after the visit was cancelled, and again after somebody has looked.
                        "PAUSE_REVIEW DONE 01-27 12:00 | 01-27 12:00 | 02-06 12:00",
                        "NEXT_SESSION COMING 02-14 00:00 | 02-16 00:00 | 02-20 00:00",
                        "WEARING_OFF_7D COMING 02-17 11:00 | 02-19 11:00 | 02-21 11:00",
                        "PAUSE_REVIEW CLOSED 02-19 12:00 | 02-19 12:00 | 03-01 12:00",
                        "COURSE_REVIEW COMING 02-27 00:00 | 02-27 00:00 | 03-05 00:00",
                        SAFETY_AFTER_90_DAYS);
    }

    @Test
    void whoStepsBackIsDueByTheShorterLadderAndKeepsWhatWasDone() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        given(course, "01-28", "02-04", "02-11", "02-18", "03-04");
        life.on("03-10 12:00");
        course.stepBack(life.now);
        life.workOut();
        given(course, "03-11");
        life.on("03-12 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        "NEXT_SESSION CLOSED 01-02 10:00 | 01-04 10:00 | 01-07 10:00",
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "INDUCTION_REVIEW DONE 01-22 11:00 | 01-22 11:00 | 01-28 11:00",
                        "MEASURE_1 MISSED 01-24 00:00 | 01-26 00:00 | 01-28 11:00",
                        "MAINTENANCE_1 DONE 01-26 00:00 | 01-28 00:00 | 01-31 00:00",
                        "WEARING_OFF_7D CLOSED 01-26 11:00 | 01-28 11:00 | 01-30 11:00",
                        "MISSED_CONTACT MISSED 01-30 11:00 | 01-30 11:00 | 02-02 11:00",
                        "MISSED_CONTACT MISSED 02-02 11:00 | 02-02 11:00 | 02-05 11:00",
                        "MAINTENANCE_2 DONE 02-02 00:00 | 02-04 00:00 | 02-07 00:00",
                        // Until the first session of the ladder was booked: the review of the induction is none of a
                        // lapse.
                        "COURSE_REVIEW CLOSED 02-05 00:00 | 02-05 00:00 | 02-11 00:00",
                        "MISSED_CONTACT CLOSED 02-05 11:00 | 02-05 11:00 | 02-07 11:00",
                        "MEASURE_3 MISSED 02-07 00:00 | 02-09 00:00 | 02-11 11:00",
                        "MAINTENANCE_3 DONE 02-09 00:00 | 02-11 00:00 | 02-14 00:00",
                        "MISSED_CONTACT MISSED 02-13 11:00 | 02-13 11:00 | 02-16 11:00",
                        "MISSED_CONTACT MISSED 02-16 11:00 | 02-16 11:00 | 02-19 11:00",
                        "MAINTENANCE_4 DONE 02-16 00:00 | 02-18 00:00 | 02-21 00:00",
                        "MISSED_CONTACT CLOSED 02-19 11:00 | 02-19 11:00 | 02-21 11:00",
                        "MEASURE_5 MISSED 02-28 00:00 | 03-02 00:00 | 03-04 11:00",
                        "MAINTENANCE_5 DONE 02-28 00:00 | 03-04 00:00 | 03-09 00:00",
                        "MISSED_CONTACT MISSED 03-06 11:00 | 03-06 11:00 | 03-09 11:00",
                        "MEASURE_1 MISSED 03-07 00:00 | 03-09 00:00 | 03-11 11:00",
                        "MISSED_CONTACT CLOSED 03-09 11:00 | 03-09 11:00 | 03-12 11:00",
                        "MAINTENANCE_1 DONE 03-09 00:00 | 03-11 00:00 | 03-14 00:00",
                        // The twelfth session; 14 days later is an hour later on the clock.
                        "SAFETY_REVIEW DUE 03-11 11:00 | 03-11 11:00 | 03-25 12:00",
                        "WEARING_OFF_7D CLOSED 03-09 11:00 | 03-11 11:00 | 03-13 11:00",
                        "MISSED_CONTACT COMING 03-13 11:00 | 03-13 11:00 | 03-16 12:00",
                        "MAINTENANCE_2 COMING 03-16 00:00 | 03-18 00:00 | 03-21 00:00",
                        "MAINTENANCE_6 CLOSED 03-14 00:00 | 03-18 00:00 | 03-23 00:00",
                        "WEARING_OFF_7D COMING 03-16 12:00 | 03-18 12:00 | 03-20 12:00",
                        // By the shorter ladder, from the step back to the visit that was booked then.
                        "COURSE_REVIEW CLOSED 03-19 00:00 | 03-19 00:00 | 03-25 00:00",
                        "COURSE_REVIEW COMING 03-26 00:00 | 03-26 00:00 | 04-01 00:00",
                        "COURSE_REVIEW CLOSED 04-11 00:00 | 04-25 00:00 | 04-26 00:00",
                        "COURSE_REVIEW CLOSED 05-25 00:00 | 06-08 00:00 | 06-09 00:00");
    }

    @Test
    void aSecondInductionHasAReviewOfItsOwnAndNoCheckInsAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        life.on("01-27 12:00");
        course.stepBack(life.now);
        life.workOut();
        given(course, "01-28", "02-01", "02-04", "02-08", "02-11", "02-15");
        life.on("02-16 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "INDUCTION_REVIEW DONE 01-22 11:00 | 01-22 11:00 | 01-28 11:00",
                        "MAINTENANCE_1 CLOSED 01-26 00:00 | 01-28 00:00 | 01-31 00:00",
                        "WEARING_OFF_7D CLOSED 01-26 11:00 | 01-28 11:00 | 01-30 11:00",
                        // Until the second round was booked, on the day of the step back.
                        "NEXT_SESSION CLOSED 01-27 12:00 | 01-29 12:00 | 02-01 12:00",
                        "COURSE_REVIEW CLOSED 02-05 00:00 | 02-05 00:00 | 02-11 00:00",
                        "SAFETY_REVIEW DUE 02-15 11:00 | 02-15 11:00 | 03-01 11:00",
                        "INDUCTION_REVIEW DUE 02-16 11:00 | 02-16 11:00 | 02-22 11:00",
                        "WEARING_OFF_7D COMING 02-20 11:00 | 02-22 11:00 | 02-24 11:00");
    }

    @Test
    void theVisitForTheFirstReviewIsNotBookedForTheSecond() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21");
        var first = life.books(course, "01-25 12:00");
        course.become(first.id(), SessionState.DONE);
        reviewed(course, "01-25 12:30");
        life.on("01-27 12:00");
        course.stepBack(life.now);
        given(course, "01-28", "02-01", "02-04", "02-08", "02-11", "02-15");
        life.on("02-16 12:00");
        assertThat(life.open("INDUCTION_REVIEW")).singleElement().satisfies(review -> assertThat(review.appointment())
                .isEmpty());
        var second = life.books(course, "02-18 12:00");
        assertThat(life.open("INDUCTION_REVIEW")).singleElement().satisfies(review -> assertThat(review.appointment())
                .contains(second.id()));
    }

    @Test
    void whoseCourseIsEndedIsAskedHowTheyAreAndNotToComeAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07", "01-11");
        var next = life.books(course, "01-14 10:00");
        life.on("01-12 12:00");
        course.end(life.now);
        life.loses(next, SessionState.CANCELLED);
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "NEXT_SESSION CLOSED 01-13 00:00 | 01-15 00:00 | 01-19 00:00",
                        "WEARING_OFF_7D COMING 01-16 11:00 | 01-18 11:00 | 01-20 11:00",
                        "COURSE_REVIEW CLOSED 01-26 00:00 | 01-26 00:00 | 02-01 00:00",
                        "LATE_RELAPSE COMING 01-29 11:00 | 01-29 11:00 | 02-08 11:00",
                        "SAFETY_REVIEW CLOSED 04-04 12:00 | 04-04 12:00 | 04-18 12:00");
    }

    @Test
    void whoseCourseIsEndedAfterItsFirstTreatmentIsNotToComeAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04");
        course.end(life.now);
        life.workOut();
        assertThat(life.schedule())
                .contains("WEARING_OFF_7D COMING 01-09 11:00 | 01-11 11:00 | 01-13 11:00")
                .noneMatch(line -> line.startsWith("RETURN"));
    }

    @Test
    void whoseCourseIsStoppedAfterItsFirstTreatmentIsNotToComeAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04");
        course.review(false, life.now);
        life.workOut();
        assertThat(life.schedule())
                .contains("WEARING_OFF_7D COMING 01-09 11:00 | 01-11 11:00 | 01-13 11:00")
                .noneMatch(line -> line.startsWith("RETURN"));
    }

    @Test
    void whoHadMaintenanceIsLookedAtForNoLateRelapse() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        given(course, "01-28");
        course.end(life.now);
        life.workOut();
        assertThat(life.schedule()).noneMatch(line -> line.startsWith("LATE_RELAPSE"));
        assertThat(life.schedule()).contains("WEARING_OFF_7D COMING 02-02 11:00 | 02-04 11:00 | 02-06 11:00");
    }

    @Test
    void aCourseThatIsEndedLateIsLookedAtForALateRelapseAllTheSame() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        life.on("03-05 12:00");
        course.end(life.now);
        life.workOut();
        assertThat(life.schedule()).contains("LATE_RELAPSE OVERDUE 02-08 11:00 | 02-08 11:00 | 02-18 11:00");
    }

    @Test
    void nobodyReviewsAnInductionWhoseCourseWasEnded() {
        var course = life.begins("IM_4_IN_2_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14");
        life.on("01-16 12:00");
        course.end(life.now);
        life.workOut();
        assertThat(life.schedule()).contains("INDUCTION_REVIEW CLOSED 01-15 11:00 | 01-15 11:00 | 01-21 11:00");
        assertThat(life.known()).noneMatch(each -> each.isOpen() && each.kind() == FollowUpKind.REVIEW);
    }

    @Test
    void whoseNextVisitFallsThroughAfterTheReturnIsAskedToReturnAgain() {
        life.has("01-04 11:00");
        life.on("01-05 11:00").completes("CHECK_IN_24H");
        var next = life.books("01-25 10:00");
        assertThat(life.open("RETURN")).as("as long as something is booked").isEmpty();
        life.on("01-10 12:00").answers("GAD-7", "PHQ-9");
        life.on("01-24 15:00").loses(next, SessionState.CANCELLED);
        life.on("01-26 12:00").completes("RETURN");
        var last = life.books("02-02 10:00");
        life.on("02-02 12:00").loses(last, SessionState.MISSED);
        life.on("02-03 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        "WEARING_OFF_7D DONE 01-09 11:00 | 01-11 11:00 | 01-13 11:00",
                        "RETURN CLOSED 01-14 11:00 | 01-14 11:00 | 01-18 11:00",
                        "RETURN DONE 01-24 15:00 | 01-26 15:00 | 01-29 15:00",
                        "RETURN DUE 02-02 12:00 | 02-04 12:00 | 02-07 12:00");
    }

    @Test
    void whoHasReturnedIsDoneWithTheReturnThatWasClosedByBooking() {
        life.has("01-04 11:00");
        life.on("01-05 11:00").completes("CHECK_IN_24H");
        var next = life.books("01-15 10:00");
        assertThat(life.schedule()).contains("RETURN CLOSED 01-14 11:00 | 01-14 11:00 | 01-18 11:00");
        life.on("01-15 11:00").has(next);
        assertThat(life.schedule()).contains("RETURN DONE 01-14 11:00 | 01-14 11:00 | 01-18 11:00");
    }

    @Test
    void aReturnThatATreatmentHasDoneStaysDoneWhenAnotherTreatmentFollows() {
        life.has("01-04 11:00");
        var far = life.books("02-25 10:00");
        life.on("01-20 12:00").loses(far, SessionState.CANCELLED);
        var first = life.books("01-22 10:00");
        var second = life.books("01-24 10:00");
        life.on("01-22 11:00").has(first);
        var done = "RETURN DONE 01-20 12:00 | 01-22 12:00 | 01-25 12:00";
        assertThat(life.schedule()).contains(done);
        life.on("01-24 11:00").has(second);
        assertThat(life.schedule()).contains(done);
        assertThat(life.open("RETURN"))
                .as("the visit of February is missed once more")
                .hasSize(1);
    }

    @Test
    void aVisitThatIsBookedForLaterKeepsNobodyFromBeingAsked() {
        life.has("01-04 11:00");
        life.on("01-05 11:00").completes("CHECK_IN_24H");
        var next = life.books("01-11 09:00");
        assertThat(life.schedule()).contains("WEARING_OFF_7D COMING 01-09 11:00 | 01-11 11:00 | 01-13 11:00");
        life.on("01-06 11:00").loses(next, SessionState.CANCELLED);
        next = life.books("01-10 10:00");
        assertThat(life.schedule()).contains("WEARING_OFF_7D CLOSED 01-09 11:00 | 01-11 11:00 | 01-13 11:00");
        life.loses(next, SessionState.CANCELLED);
        next = life.books("01-16 10:00");
        life.on("01-12 11:00");
        assertThat(life.schedule()).contains("WEARING_OFF_7D DUE 01-09 11:00 | 01-11 11:00 | 01-13 11:00");
    }

    @Test
    void nobodyIsAskedBeforeTheyCanBeAskedAgain() {
        life.on("01-04 09:00").answers("GAD-7");
        life.has("01-04 11:00");
        assertThat(life.schedule()).contains("WEARING_OFF_7D COMING 01-11 00:00 | 01-11 11:00 | 01-13 11:00");
        life.on("01-12 11:00").answers("GAD-7", "PHQ-9");
        assertThat(life.schedule()).contains("WEARING_OFF_7D DONE 01-11 00:00 | 01-11 11:00 | 01-13 11:00");
    }

    @Test
    void theWeeksOfAnOptimisationAreAskedAboutEveryTwoWeeks() {
        var course = life.begins("ESKETAMINE_TRD");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21", "01-25", "01-28");
        reviewed(course, "01-30 12:00");
        given(course, "02-04", "02-11", "02-18", "02-25");
        assertThat(life.schedule())
                .filteredOn(line -> line.startsWith("MEASURE"))
                .containsExactly(
                        "MEASURE_OPTIMISATION_1 MISSED 01-31 00:00 | 02-02 00:00 | 02-04 11:00",
                        "MEASURE_OPTIMISATION_3 MISSED 02-14 00:00 | 02-16 00:00 | 02-18 11:00");
        assertThat(life.schedule()).contains("WEARING_OFF_7D CLOSED 02-02 11:00 | 02-04 11:00 | 02-06 11:00");
    }

    @Test
    void whoseVisitFallsThroughBeforeTheReturnIsDueIsAskedOnce() {
        life.has("01-04 11:00");
        life.on("01-05 11:00").completes("CHECK_IN_24H");
        var next = life.books("01-11 10:00");
        life.on("01-08 12:00").loses(next, SessionState.CANCELLED);
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        "WEARING_OFF_7D COMING 01-09 11:00 | 01-11 11:00 | 01-13 11:00",
                        "RETURN COMING 01-14 11:00 | 01-14 11:00 | 01-18 11:00");
    }

    @Test
    void anInductionAllOfWhoseVisitsFellThroughIsSeenToUntilSomethingIsBookedAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04");
        var second = life.books(course, "01-07 10:00");
        var third = life.books(course, "01-11 10:00");
        life.on("01-06 15:00").loses(second, SessionState.CANCELLED);
        assertThat(life.open("NEXT_SESSION")).as("the third is booked").isEmpty();
        life.on("01-09 12:00").answers("GAD-7", "PHQ-9");
        life.on("01-20 15:00").loses(third, SessionState.MISSED);
        life.on("01-21 15:00").completes("NEXT_SESSION");
        life.on("01-22 12:00");
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        "WEARING_OFF_7D DONE 01-09 11:00 | 01-11 11:00 | 01-13 11:00",
                        "COURSE_REVIEW DUE 01-19 00:00 | 01-19 00:00 | 01-25 00:00",
                        "NEXT_SESSION DONE 01-20 15:00 | 01-22 15:00 | 01-25 15:00",
                        // Somebody has called, and nothing is booked.
                        "NEXT_SESSION COMING 01-31 15:00 | 01-31 15:00 | 02-04 15:00",
                        SAFETY_AFTER_90_DAYS);
    }

    @Test
    void safetyIsReviewedAfterTwelveSessionsAndThen90DaysAfterThat() {
        var course = life.begins("ESKETAMINE_TRD");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21", "01-25", "01-28");
        reviewed(course, "01-30 12:00");
        given(course, "02-04", "02-11", "02-18", "02-25");
        life.on("03-05 12:00").completes("SAFETY_REVIEW");
        assertThat(life.schedule())
                .containsExactly(
                        CHECKED_IN,
                        CHECKED_IN_AGAIN,
                        "INDUCTION_REVIEW DONE 01-29 11:00 | 01-29 11:00 | 02-04 11:00",
                        "MEASURE_OPTIMISATION_1 MISSED 01-31 00:00 | 02-02 00:00 | 02-04 11:00",
                        "NEXT_SESSION CLOSED 01-30 12:00 | 02-04 00:00 | 02-05 00:00",
                        "WEARING_OFF_7D CLOSED 02-02 11:00 | 02-04 11:00 | 02-06 11:00",
                        "MISSED_CONTACT MISSED 02-06 11:00 | 02-06 11:00 | 02-09 11:00",
                        "MISSED_CONTACT MISSED 02-09 11:00 | 02-09 11:00 | 02-12 11:00",
                        "MISSED_CONTACT OVERDUE 02-12 11:00 | 02-12 11:00 | 02-14 11:00",
                        "MEASURE_OPTIMISATION_3 MISSED 02-14 00:00 | 02-16 00:00 | 02-18 11:00",
                        "MISSED_CONTACT MISSED 02-20 11:00 | 02-20 11:00 | 02-23 11:00",
                        "MISSED_CONTACT MISSED 02-23 11:00 | 02-23 11:00 | 02-26 11:00",
                        "SAFETY_REVIEW DONE 02-25 11:00 | 02-25 11:00 | 03-11 11:00",
                        "MISSED_CONTACT OVERDUE 02-26 11:00 | 02-26 11:00 | 02-28 11:00",
                        "MAINTENANCE_1 DUE 03-04 00:00 | 03-04 00:00 | 03-12 00:00",
                        "WEARING_OFF_7D DUE 03-02 11:00 | 03-04 11:00 | 03-06 11:00",
                        "COURSE_REVIEW COMING 04-16 00:00 | 04-30 00:00 | 05-01 00:00",
                        "SAFETY_REVIEW COMING 06-03 13:00 | 06-03 13:00 | 06-17 13:00");
    }

    @Test
    void safetyCountsTheSessionsOfAllCourses() {
        var first = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(first);
        first.end(life.now);
        life.workOut();
        var second = life.begins("IV_6_IN_3_WEEKS");
        given(second, "02-01", "02-04", "02-08", "02-11", "02-15", "02-18");
        assertThat(life.open("SAFETY_REVIEW")).hasSize(1);
        assertThat(life.schedule()).contains("SAFETY_REVIEW DUE 02-18 11:00 | 02-18 11:00 | 03-04 11:00");
        second.end(life.now);
        life.workOut();
        assertThat(life.schedule())
                .as("what is due stays, whatever ends")
                .contains("SAFETY_REVIEW DUE 02-18 11:00 | 02-18 11:00 | 03-04 11:00");
        life.on("02-20 12:00").completes("SAFETY_REVIEW");
        assertThat(life.open("SAFETY_REVIEW")).as("nobody is treated any more").isEmpty();
    }

    @Test
    void shortCoursesInARowHaveTheirReviewOfSafetyByTime() {
        var first = life.begins("IV_6_IN_3_WEEKS");
        given(first, "01-04", "01-07");
        first.end(life.now);
        life.workOut();
        assertThat(life.open("SAFETY_REVIEW")).isEmpty();
        life.on("03-20 12:00");
        var second = life.begins("IV_6_IN_3_WEEKS");
        assertThat(life.schedule()).contains(SAFETY_AFTER_90_DAYS);
        life.on("04-10 12:00");
        second.end(life.now);
        life.workOut();
        assertThat(life.schedule()).contains("SAFETY_REVIEW DUE 04-04 12:00 | 04-04 12:00 | 04-18 12:00");
    }

    @Test
    void whoIsTreatedAgainAfterALongTimeIsDueForAReviewOfSafetyThen() {
        var first = life.begins("IV_6_IN_3_WEEKS");
        given(first, "01-04", "01-07");
        first.end(life.now);
        life.on("06-01 12:00");
        var second = life.begins("IV_6_IN_3_WEEKS");
        assertThat(life.open("SAFETY_REVIEW")).isEmpty();
        given(second, "06-02");
        assertThat(life.open("SAFETY_REVIEW").map(each -> each.window().due()))
                .containsExactly(MadeUpLife.at("06-02 11:00"));
    }

    @Test
    void whoIsTreatedOutsideOfCoursesHasTheirReviewOfSafetyAsLongAsTreatmentsFollow() {
        life.has("01-04 11:00").has("01-11 11:00");
        assertThat(life.schedule()).contains(SAFETY_AFTER_90_DAYS);
        life.on("04-05 12:00").completes("SAFETY_REVIEW");
        assertThat(life.open("SAFETY_REVIEW"))
                .as("nobody has treated them since")
                .isEmpty();
        life.has("08-01 11:00");
        assertThat(life.open("SAFETY_REVIEW").map(each -> each.window().due()))
                .containsExactly(MadeUpLife.at("08-01 11:00"));
        life.on("08-02 12:00").completes("SAFETY_REVIEW");
        life.has("08-08 11:00");
        assertThat(life.open("SAFETY_REVIEW").map(each -> each.window().due()))
                .containsExactly(MadeUpLife.at("10-31 12:00"));
    }

    @Test
    void theEleventhSessionIsNotYetTheTwelfth() {
        var course = life.begins("ESKETAMINE_TRD");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21", "01-25", "01-28");
        reviewed(course, "01-30 12:00");
        given(course, "02-04", "02-11", "02-18");
        assertThat(life.schedule()).contains(SAFETY_AFTER_90_DAYS);
    }

    @Test
    void aReviewIsDueWhereNoTreatmentCanBeBookedWithoutOne() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07");
        assertThat(life.schedule()).contains("COURSE_REVIEW COMING 01-22 00:00 | 01-22 00:00 | 01-28 00:00");
        var next = life.books(course, "01-11 10:00");
        assertThat(life.open("COURSE_REVIEW")).isEmpty();
        life.on("01-10 12:00").loses(next, SessionState.CANCELLED);
        reviewed(course, "01-24 12:00");
        assertThat(life.schedule()).contains("COURSE_REVIEW DONE 01-22 00:00 | 01-22 00:00 | 01-28 00:00");
        assertThat(life.open("COURSE_REVIEW")).isEmpty();
    }

    @Test
    void theReviewOfAnInductionIsNoneOfALapseAfterIt() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21");
        reviewed(course, "01-23 12:00");
        assertThat(life.schedule()).contains("COURSE_REVIEW COMING 02-05 00:00 | 02-05 00:00 | 02-11 00:00");
        reviewed(course, "02-03 23:00");
        life.on("02-05 12:00");
        assertThat(life.open("COURSE_REVIEW")).as("reviewed a day too early").hasSize(1);
        reviewed(course, "02-06 12:00");
        assertThat(life.schedule()).contains("COURSE_REVIEW DONE 02-05 00:00 | 02-05 00:00 | 02-11 00:00");
    }

    @Test
    void whoIsReviewedOnTheDayOfTheLapseIsNotAskedForItAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14", "01-18", "01-21");
        reviewed(course, "01-23 12:00");
        reviewed(course, "02-04 09:00");
        life.on("02-06 12:00");
        assertThat(life.open("COURSE_REVIEW").map(each -> each.window().due()))
                .noneMatch(due -> due.equals(MadeUpLife.at("02-05 00:00")));
    }

    @Test
    void maintenanceIsReviewedAgainAndAgain() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        inductionOfSix(course);
        var visit = life.books(course, "01-28 10:00");
        assertThat(life.schedule()).contains("COURSE_REVIEW COMING 04-11 00:00 | 04-25 00:00 | 04-26 00:00");
        life.on("01-28 11:00").has(visit);
        assertThat(life.open("COURSE_REVIEW").map(each -> each.window().due()))
                .as("without a visit it comes earlier")
                .containsExactly(MadeUpLife.at("02-12 00:00"));
        life.books(course, "04-14 10:00");
        reviewed(course, "04-20 12:00");
        assertThat(life.schedule())
                .contains(
                        "COURSE_REVIEW DONE 04-11 00:00 | 04-25 00:00 | 04-26 00:00",
                        "COURSE_REVIEW COMING 07-05 00:00 | 07-19 00:00 | 07-20 00:00");
    }

    @Test
    void aReviewThatWasSeenToAndNotHeldIsAskedForAgain() {
        var course = life.begins("IM_4_IN_2_WEEKS");
        given(course, "01-04", "01-07", "01-11", "01-14");
        life.on("01-16 12:00").completes("INDUCTION_REVIEW");
        assertThat(life.schedule())
                .contains(
                        "INDUCTION_REVIEW DONE 01-15 11:00 | 01-15 11:00 | 01-21 11:00",
                        "INDUCTION_REVIEW COMING 01-26 12:00 | 01-26 12:00 | 01-30 12:00");
    }

    @Test
    void aTreatmentThatIsEnteredLateAsksNobodyHowTheDayWasAndStillLetsThemReturn() {
        var visit = life.books("01-04 10:00");
        life.on("02-04 10:00").has(visit, MadeUpLife.at("01-04 11:00"));
        assertThat(life.schedule()).containsExactly("RETURN OVERDUE 01-14 11:00 | 01-14 11:00 | 01-18 11:00");
    }
}
