package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

/**
 * The clocks change between a dose and what follows it, on 9 March and on 2 November 2031: hours are hours, days begin at midnight, and
 * every moment tells its offset.
 */
@QuarkusTest
class ClockChangeDayTest {

    @Inject
    TestClock clock;

    private LivedCourse dosed(String day, String visit) {
        var course = LivedCourse.at(clock, day);
        course.dosed(course.booked(visit));
        return course;
    }

    @Test
    void inSpringTheCheckInIsDueAfter24HoursWhichIsAnHourLaterOnTheClock() {
        var course = dosed("2031-03-08T08:00", "2031-03-08T10:00");
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 03-09T05:30-04:00 | 03-09T11:30-04:00 | 03-09T23:30-04:00");
        assertThat(course.line("WEARING_OFF_7D"))
                .isEqualTo("COMING 03-13T11:30-04:00 | 03-15T11:30-04:00 | 03-17T11:30-04:00");
        assertThat(course.line("RETURN")).isEqualTo("COMING 03-18T11:30-04:00 | 03-18T11:30-04:00 | 03-22T11:30-04:00");
        assertThat(course.due("CHECK_IN_24H").at("/why/since").asText()).isEqualTo("2031-03-08T10:30:00-05:00");
        course.now("2031-03-09T05:29");
        assertThat(course.line("CHECK_IN_24H")).startsWith("COMING ");
        course.now("2031-03-09T05:30");
        assertThat(course.line("CHECK_IN_24H")).startsWith("DUE ");
        course.completed(course.due("CHECK_IN_24H"));
        assertThat(course.due("CHECK_IN_24H").path("completedAt").asText()).isEqualTo("2031-03-09T05:30:00-04:00");
    }

    @Test
    void inAutumnItIsAnHourEarlier() {
        var course = dosed("2031-11-01T08:00", "2031-11-01T10:00");
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 11-02T03:30-05:00 | 11-02T09:30-05:00 | 11-02T21:30-05:00");
        assertThat(course.line("WEARING_OFF_7D"))
                .isEqualTo("COMING 11-06T09:30-05:00 | 11-08T09:30-05:00 | 11-10T09:30-05:00");
    }

    /** From 1:40 for 30 minutes, which is until 1:10. */
    @Test
    void aDoseEndsInTheHourThatComesTwice() {
        var course = dosed("2031-11-01T23:00", "2031-11-02T01:40");
        assertThat(course.due("CHECK_IN_24H").at("/why/since").asText()).isEqualTo("2031-11-02T01:10:00-05:00");
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 11-02T19:10-05:00 | 11-03T01:10-05:00 | 11-03T13:10-05:00");
    }

    @Test
    void aDoseGoesOverTheHourThatIsNotThere() {
        var course = dosed("2031-03-08T23:00", "2031-03-09T01:45");
        assertThat(course.due("CHECK_IN_24H").at("/why/since").asText()).isEqualTo("2031-03-09T03:15:00-04:00");
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 03-09T21:15-04:00 | 03-10T03:15-04:00 | 03-10T15:15-04:00");
    }

    /** Infusions on 3 and 6 March; the next is due on the 13th. */
    @Test
    void daysOfTheLadderBeginAtMidnightBeforeAndAfterTheChange() {
        var course = LivedCourse.at(clock, "2031-03-03T08:00").induced();
        assertThat(course.line("MAINTENANCE_1"))
                .isEqualTo("COMING 03-11T00:00-04:00 | 03-13T00:00-04:00 | 03-16T00:00-04:00");
        var visit =
                course.booked(course.due("MAINTENANCE_1"), course.office.at(LivedCourse.moment("2031-03-12T10:00")));
        assertThat(course.line("MEASURE_1"))
                .isEqualTo("COMING 03-08T00:00-05:00 | 03-10T00:00-04:00 | 03-13T00:00-04:00");
        course.moved(visit, "2031-03-13T10:00");
        assertThat(course.line("MEASURE_1"))
                .isEqualTo("COMING 03-09T00:00-05:00 | 03-11T00:00-04:00 | 03-14T00:00-04:00");
        course.cancelled(visit);
        course.now(Instant.parse("2031-03-11T03:59:59Z"));
        assertThat(course.recalled()).isEmpty();
        course.now(Instant.parse("2031-03-11T04:00:00Z"));
        assertThat(course.recalled())
                .singleElement()
                .satisfies(recall -> assertThat(recall.path("daysLate").asInt()).isEqualTo(-2));
        course.now(Instant.parse("2031-03-14T04:00:00Z"));
        assertThat(course.recalled().getFirst().path("daysLate").asInt()).isEqualTo(1);
    }
}
