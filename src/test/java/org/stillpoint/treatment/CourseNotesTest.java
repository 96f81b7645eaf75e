package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Site;
import org.stillpoint.testsupport.ClinicSample;

/** What staff are warned of in a course whose last infusion of the induction was on a Monday. */
class CourseNotesTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private final Site site = ClinicSample.in("America/New_York").site();
    private final MadeUpSeries course =
            new MadeUpSeries("IV_6_IN_3_WEEKS", UUID.randomUUID(), site, at(LAST.minusDays(17)));
    private final List<UUID> visits = new ArrayList<>();

    private Instant at(LocalDate day) {
        return day.atTime(10, 0).atZone(site.zone()).toInstant();
    }

    private void given(int... daysAgo) {
        for (int ago : daysAgo) {
            var visit = UUID.randomUUID();
            visits.add(visit);
            course.book(visit, at(LAST.minusDays(ago)));
            course.become(visit, SessionState.DONE);
        }
    }

    private void induction() {
        given(17, 14, 10, 7, 3, 0);
    }

    @Test
    void aCourseHasLapsedUntilAReviewThatKnowsOfIt() {
        induction();
        course.review(true, at(LAST.plusDays(2)));
        assertThat(course.warnings(LAST.plusDays(14))).contains("LAPSE_NEAR").doesNotContain("LAPSED");
        assertThat(course.warnings(LAST.plusDays(15))).contains("LAPSED");
        course.review(true, at(LAST.plusDays(16)));
        assertThat(course.warnings(LAST.plusDays(16))).doesNotContain("LAPSED", "LAPSE_NEAR");
    }

    @Test
    void aLadderThatPlansALongerGapHasNotLapsedBefore() {
        induction();
        course.review(true, at(LAST.plusDays(2)));
        for (int days = 7; days <= 28; days += 7) {
            given(-days);
        }
        given(-42, -56);
        var last = LAST.plusDays(56);
        assertThat(course.warnings(last.plusDays(30))).doesNotContain("LAPSED");
        assertThat(course.warnings(last.plusDays(36))).contains("LAPSED");
    }

    @Test
    void aVisitWhoseEndNobodyHasRecordedIsToldOfWhereDaysAreRecorded() {
        induction();
        visits.subList(0, 5).forEach(course::recordDay);
        assertThat(course.warnings(LAST)).as("the day is not over").doesNotContain("VISIT_UNRECORDED");
        assertThat(course.warnings(LAST.plusDays(1))).containsOnlyOnce("VISIT_UNRECORDED");
        course.recordDay(visits.getLast());
        assertThat(course.warnings(LAST.plusDays(1))).doesNotContain("VISIT_UNRECORDED");
    }

    @Test
    void aClinicThatRecordsArrivalsOnlyIsNotToldOfEachOfThem() {
        induction();
        assertThat(course.warnings(LAST.plusDays(1))).doesNotContain("VISIT_UNRECORDED");
    }

    private void booked(LocalDate day) {
        course.book(UUID.randomUUID(), at(day));
    }

    @Test
    void aTreatmentOutsideOfTheCourseIsNoGapBeforeWhatIsBooked() {
        induction();
        course.review(true, at(LAST.plusDays(2)));
        booked(LAST.plusDays(18));
        var today = LAST.plusDays(13);
        assertThat(course.warnings(today)).contains("LAPSE");
        course.giveOutside(LAST.plusDays(11));
        assertThat(course.warnings(today)).doesNotContain("LAPSE", "WARN_GAP", "OFF_RHYTHM", "LAPSED");
    }

    @Test
    void aTreatmentOutsideOfTheCourseIsTooNearToWhatIsBooked() {
        induction();
        course.review(true, at(LAST.plusDays(2)));
        booked(LAST.plusDays(7));
        var today = LAST.plusDays(6);
        assertThat(course.warnings(today)).doesNotContain("MIN_GAP", "OFF_RHYTHM");
        course.giveOutside(today);
        assertThat(course.warnings(today)).contains("MIN_GAP");
    }

    @Test
    void theRhythmIsCountedFromATreatmentOutsideOfTheCourse() {
        induction();
        course.review(true, at(LAST.plusDays(2)));
        booked(LAST.plusDays(7));
        var today = LAST.plusDays(5);
        assertThat(course.warnings(today)).doesNotContain("OFF_RHYTHM");
        course.giveOutside(LAST.plusDays(4));
        assertThat(course.warnings(today)).contains("OFF_RHYTHM");
    }
}
