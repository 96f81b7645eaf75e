package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

/**
 * A visit of a course is moved, as the front desk does it: what hangs on it goes along, what is done stays. Infusions are given on
 * Monday the 3rd and Thursday the 6th of February; the next is due on the 13th.
 */
@QuarkusTest
class MovedVisitTest {

    @Inject
    TestClock clock;

    private LivedCourse begun() {
        return LivedCourse.at(clock, "2031-02-03T08:00").begun();
    }

    private LivedCourse inMaintenance() {
        return LivedCourse.at(clock, "2031-02-03T08:00").induced();
    }

    private static String bookedFor(LivedCourse course, String local) {
        return course.booked(course.due("MAINTENANCE_1"), course.office.at(LivedCourse.moment(local)));
    }

    @Test
    void theQuestionsBeforeASessionGoAlongWithItAndWhatTheLadderSaysStays() {
        var course = inMaintenance();
        var visit = bookedFor(course, "2031-02-13T10:00");
        var before = course.schedule();
        var done = course.done();
        assertThat(done).hasSize(2);
        var ladder = "COMING 02-11T00:00-05:00 | 02-13T00:00-05:00 | 02-16T00:00-05:00";
        var asked = "COMING 02-09T00:00-05:00 | 02-11T00:00-05:00 | 02-14T00:00-05:00";
        assertThat(course.line("MAINTENANCE_1")).isEqualTo(ladder);
        assertThat(course.line("MEASURE_1")).isEqualTo(asked);
        course.moved(visit, "2031-02-14T10:00");
        assertThat(course.schedule().keySet()).as("nothing twice").isEqualTo(before.keySet());
        assertThat(course.line("MAINTENANCE_1")).isEqualTo(ladder);
        assertThat(course.due("MAINTENANCE_1").path("appointment").asText()).isEqualTo(visit);
        assertThat(course.line("MEASURE_1"))
                .isEqualTo("COMING 02-10T00:00-05:00 | 02-12T00:00-05:00 | 02-15T00:00-05:00");
        assertThat(course.done()).isEqualTo(done);
        course.moved(visit, "2031-02-13T10:00");
        assertThat(course.line("MEASURE_1")).isEqualTo(asked);
        assertThat(course.done()).isEqualTo(done);
        assertThat(course.history(course.due("MEASURE_1"))).containsExactly("CREATED", "MOVED", "MOVED");
        assertThat(course.history(course.due("MAINTENANCE_1"))).doesNotContain("MOVED");
    }

    @Test
    void whatFollowsASessionIsCountedFromTheDayOnWhichItTookPlace() {
        var course = inMaintenance();
        var visit = bookedFor(course, "2031-02-13T10:00");
        course.moved(visit, "2031-02-14T10:00");
        var done = course.done();
        course.treated(visit);
        assertThat(course.line("MAINTENANCE_1")).startsWith("DONE ");
        assertThat(course.due("MAINTENANCE_1").path("completedAt").asText()).startsWith("2031-02-14T10:30");
        assertThat(course.line("MAINTENANCE_2"))
                .isEqualTo("COMING 02-19T00:00-05:00 | 02-21T00:00-05:00 | 02-24T00:00-05:00");
        assertThat(course.all("WEARING_OFF_7D"))
                .extracting(LivedCourse::line)
                .containsExactlyInAnyOrder(
                        "CLOSED 02-11T10:30-05:00 | 02-13T10:30-05:00 | 02-15T10:30-05:00",
                        "COMING 02-19T10:30-05:00 | 02-21T10:30-05:00 | 02-23T10:30-05:00");
        assertThat(course.done()).containsAllEntriesOf(done);
    }

    @Test
    void whatWasAnsweredForTheFirstDateIsNotAskedAgain() {
        var course = inMaintenance();
        var visit = bookedFor(course, "2031-02-13T10:00");
        course.now("2031-02-11T12:00");
        course.answered();
        var done = course.done();
        assertThat(course.line("MEASURE_1")).startsWith("DONE ");
        course.moved(visit, "2031-02-15T10:00");
        assertThat(course.done()).isEqualTo(done);
        assertThat(course.all("MEASURE_1")).hasSize(1);
    }

    @Test
    void whatWasNotAnsweredBeforeTheFirstDateIsAskedBeforeTheNext() {
        var course = inMaintenance();
        var visit = bookedFor(course, "2031-02-11T10:00");
        course.now("2031-02-11T09:00");
        course.moved(visit, "2031-02-15T10:00");
        assertThat(course.line("MEASURE_1")).isEqualTo("DUE 02-11T00:00-05:00 | 02-13T00:00-05:00 | 02-16T00:00-05:00");
        assertThat(course.recalled()).isEmpty();
    }

    @Test
    void aSessionOfTheInductionIsFollowedFromWhereItWasMovedTo() {
        var course = begun();
        var visits = course.visits();
        course.treated(visits.getFirst());
        course.now(clock.instant().plus(Duration.ofHours(24)));
        course.completed(course.due("CHECK_IN_24H"));
        var done = course.done();
        course.moved(visits.getLast(), "2031-02-08T15:00");
        assertThat(course.done()).isEqualTo(done);
        course.treated(visits.getLast());
        assertThat(course.done()).isEqualTo(done);
        assertThat(course.all("CHECK_IN_24H"))
                .extracting(LivedCourse::line)
                .contains("COMING 02-09T09:30-05:00 | 02-09T15:30-05:00 | 02-10T03:30-05:00");
        assertThat(course.line("INDUCTION_REVIEW"))
                .isEqualTo("COMING 02-09T15:30-05:00 | 02-09T15:30-05:00 | 02-15T15:30-05:00");
    }

    @Test
    void aReviewStaysBookedWhereItsVisitIsMovedTo() {
        var course = begun();
        course.visits().forEach(course::treated);
        var review = course.due("INDUCTION_REVIEW");
        var visit = course.booked(review, course.office.at(LivedCourse.moment("2031-02-10T09:00")));
        var window = course.line("INDUCTION_REVIEW");
        course.moved(visit, "2031-02-11T09:00");
        assertThat(course.due("INDUCTION_REVIEW").path("appointment").asText()).isEqualTo(visit);
        assertThat(course.line("INDUCTION_REVIEW")).isEqualTo(window);
        course.cancelled(visit);
        assertThat(course.due("INDUCTION_REVIEW").has("appointment")).isFalse();
        assertThat(course.line("INDUCTION_REVIEW")).isEqualTo(window);
    }
}
