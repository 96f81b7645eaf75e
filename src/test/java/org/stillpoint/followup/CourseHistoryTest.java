package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

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
        var all = history.of(course.patient);
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
        assertThat(history.startedBetween(started, started.plus(Duration.ofMinutes(10))))
                .filteredOn(each -> each.patient().equals(course.patient))
                .singleElement()
                .satisfies(each -> assertThat(each.course().doses()).hasSize(1));
    }

    private List<UUID> started(Instant from, Instant to) {
        return history.startedBetween(from, to).stream()
                .map(each -> each.course().series())
                .toList();
    }
}
