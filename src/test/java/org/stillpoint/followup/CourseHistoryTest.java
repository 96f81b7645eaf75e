package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TreatmentHistory;
import org.stillpoint.platform.Database;

/** What outcomes are told of courses and of what was given. */
@QuarkusTest
class CourseHistoryTest {

    @Inject
    CourseHistory history;

    @Inject
    Database database;

    private static void given(PlantedCourse course, int step, String day) {
        course.given(course.booked(step, day + "T10:00"), day + "T10:00");
    }

    private TreatmentHistory.Course only(PlantedCourse course) {
        var all = QuarkusTransaction.requiringNew().call(() -> history.of(course.patient));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aCourseHasItsDosesInTheirOrderAndItsInductionEndsWithTheLastOfThem() {
        var course = PlantedCourse.infusions();
        List.of("2027-01-07", "2027-01-04", "2027-01-11", "2027-01-14", "2027-01-18")
                .forEach(day -> given(course, PlantedCourse.INDUCTION, day));
        assertThat(only(course).inductionEndedAt()).as("one is missing").isEmpty();
        given(course, PlantedCourse.INDUCTION, "2027-01-21");
        var end = Optional.of(PlantedCourse.at("2027-01-21T11:00"));
        assertThat(only(course).inductionEndedAt()).isEqualTo(end);
        course.reviewed("2027-01-26T12:00");
        given(course, PlantedCourse.MAINTENANCE, "2027-01-28");
        var told = only(course);
        assertThat(told.inductionEndedAt()).isEqualTo(end);
        assertThat(told.series()).isEqualTo(course.series);
        assertThat(told.endedAt()).isEmpty();
        assertThat(told.doses()).extracting(dose -> dose.endedAt()).isSorted().hasSize(7);
        assertThat(told.doses().getFirst().endedAt()).isEqualTo(PlantedCourse.at("2027-01-04T11:00"));
    }

    @Test
    void dosesOutsideOfACourseAreTheirPatientsAndNotTheCourses() {
        var course = PlantedCourse.infusions();
        given(course, PlantedCourse.INDUCTION, "2027-01-04");
        database.update("delete from series_visit where series_id = ?", course.series);
        given(course, PlantedCourse.INDUCTION, "2027-01-07");
        assertThat(only(course).doses()).hasSize(1);
        assertThat(history.doses(course.patient))
                .extracting(dose -> dose.endedAt())
                .containsExactly(PlantedCourse.at("2027-01-04T11:00"), PlantedCourse.at("2027-01-07T11:00"));
    }

    @Test
    void whatIsBookedOrFellThroughIsNoDose() {
        var course = PlantedCourse.infusions();
        course.booked(PlantedCourse.INDUCTION, "2027-01-04T10:00");
        course.cancelled(course.booked(PlantedCourse.INDUCTION, "2027-01-07T10:00"));
        assertThat(only(course).doses()).isEmpty();
        assertThat(history.doses(course.patient)).isEmpty();
    }

    @Test
    void coursesOfAClinicAreThoseThatStartedInThatTime() {
        var course = PlantedCourse.infusions();
        var other = PlantedCourse.infusions();
        given(course, PlantedCourse.INDUCTION, "2027-01-04");
        var started = only(course).startedAt();
        assertThat(started(started, started.plus(Duration.ofMillis(1)))).contains(course.series);
        assertThat(started(started.minus(Duration.ofDays(1)), started)).doesNotContain(course.series, other.series);
        assertThat(history.startedBetween(
                        started, started.plus(Duration.ofMinutes(10)), PlantedCourse.at("2028-01-01T00:00")))
                .filteredOn(each -> each.patient().equals(course.patient))
                .singleElement()
                .satisfies(each -> assertThat(each.course().doses()).hasSize(1));
    }

    /** As it was known at the end of March. */
    private TreatmentHistory.Course inMarch(PlantedCourse course) {
        var started = only(course).startedAt();
        return QuarkusTransaction.requiringNew()
                .call(() -> history.startedBetween(
                        started, started.plus(Duration.ofMinutes(10)), PlantedCourse.at("2027-04-01T00:00")))
                .stream()
                .filter(each -> each.patient().equals(course.patient))
                .map(TreatmentHistory.CourseOfClinic::course)
                .findFirst()
                .orElseThrow();
    }

    private static PlantedCourse fiveInfusions() {
        var course = PlantedCourse.infusions();
        List.of("2027-03-12", "2027-03-15", "2027-03-18", "2027-03-22", "2027-03-25")
                .forEach(day -> given(course, PlantedCourse.INDUCTION, day));
        return course;
    }

    @Test
    void aDoseAfterThatMomentIsNoDoseOfTheCourseAndEndsNoInduction() {
        var course = fiveInfusions();
        given(course, PlantedCourse.INDUCTION, "2027-04-02");
        assertThat(only(course).inductionEndedAt()).isPresent();
        assertThat(inMarch(course).inductionEndedAt()).isEmpty();
        assertThat(inMarch(course).doses()).hasSize(5);
    }

    @Test
    void aDoseThatWasRecordedOnlyAfterThatMomentWasNotKnownThen() {
        var course = fiveInfusions();
        var last = course.given(course.booked(PlantedCourse.INDUCTION, "2027-03-30T10:00"), "2027-03-30T10:00");
        assertThat(inMarch(course).inductionEndedAt()).isPresent();
        recorded(last, "2027-04-02T10:00");
        assertThat(inMarch(course).inductionEndedAt()).isEmpty();
        assertThat(inMarch(course).doses()).hasSize(5);
        recorded(last, "2027-03-30T11:05");
        assertThat(inMarch(course).doses()).as("and again after that moment").hasSize(6);
    }

    private void recorded(UUID session, String at) {
        database.update(
                "insert into session_change (session_id, from_state, to_state, at, recorded_at)"
                        + " select id, 'DOSING', 'OBSERVATION', dosing_ended_at, ? from session where id = ?",
                PlantedCourse.at(at),
                session);
    }

    @Test
    void aReviewAfterThatMomentHasClosedNoInduction() {
        var course = fiveInfusions();
        course.reviewed("2027-04-02T10:00");
        assertThat(only(course).inductionEndedAt()).isPresent();
        assertThat(inMarch(course).inductionEndedAt()).isEmpty();
    }

    @Test
    void whoSteppedBackAfterThatMomentHadHadTheInductionUntilThen() {
        var course = fiveInfusions();
        course.reviewed("2027-03-27T10:00");
        database.update(
                "insert into series_event (id, series_id, kind, at, by, detail) values (?, ?, 'STEPPED_BACK', ?, ?,"
                        + " '{\"step\": 0, \"round\": 1, \"phase\": \"INDUCTION\"}')",
                UUID.randomUUID(),
                course.series,
                PlantedCourse.at("2027-04-02T10:00"),
                UUID.randomUUID());
        database.update("update treatment_series set round = 1, version = version + 1 where id = ?", course.series);
        assertThat(only(course).inductionEndedAt()).isEmpty();
        assertThat(inMarch(course).inductionEndedAt()).contains(PlantedCourse.at("2027-03-25T11:00"));
    }

    @Test
    void anEndAfterThatMomentHasEndedNoCourseNorHasATreatmentSinceWhatCountsForIt() {
        var course = fiveInfusions();
        ended(course, "2027-03-28T10:00");
        database.update("delete from series_visit where appointment_id = ?", again(course, "2027-03-30"));
        again(course, "2027-04-02");
        assertThat(inMarch(course).endedAt()).isPresent();
        assertThat(inMarch(course).treatedAgainAt()).contains(PlantedCourse.at("2027-03-30T11:00"));
        ended(course, "2027-03-31T10:00");
        assertThat(only(course).treatedAgainAt()).contains(PlantedCourse.at("2027-04-02T11:00"));
        assertThat(inMarch(course).treatedAgainAt()).isEmpty();
        ended(course, "2027-04-01T10:00");
        assertThat(only(course).endedAt()).isPresent();
        assertThat(inMarch(course).endedAt()).isEmpty();
    }

    private static UUID again(PlantedCourse course, String day) {
        var appointment = course.booked(PlantedCourse.INDUCTION, day + "T10:00");
        course.given(appointment, day + "T10:00");
        return appointment;
    }

    private void ended(PlantedCourse course, String at) {
        database.update(
                "update treatment_series set status = 'ENDED', end_reason = 'COMPLETED', ended_at = ?, version = version + 1 where id = ?",
                PlantedCourse.at(at),
                course.series);
    }

    private List<UUID> started(Instant from, Instant to) {
        return history.startedBetween(from, to, PlantedCourse.at("2028-01-01T00:00")).stream()
                .map(each -> each.course().series())
                .toList();
    }
}
