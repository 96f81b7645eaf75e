package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.session.ChartSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** What was recorded of a dose was wrong, and somebody tells it later: follow-ups go by what really happened, 10:00 to 10:30. */
@QuarkusTest
class CorrectedDoseTest {

    @Inject
    TestClock clock;

    private LivedCourse course;

    private ChartSample dosed() {
        course = LivedCourse.at(clock, "2031-02-03T08:00");
        return course.dosed(course.booked("2031-02-03T10:00"));
    }

    private Answer correct(ChartSample chart, Map<String, Object> what) {
        var holding = StreamSupport.stream(chart.list("doses").spliterator(), false)
                .filter(dose -> !dose.has("correctedBy"))
                .findFirst()
                .orElseThrow();
        var request = new HashMap<>(what);
        request.put("reason", "made up 4711");
        return chart.session().change(nurse(), "doses/" + holding.path("id").asText() + "/correction", request);
    }

    private void ended(ChartSample chart, String local) {
        correct(chart, Map.of("end", course.office.at(LivedCourse.moment(local))))
                .expect(200);
    }

    @Test
    void allThatFollowsIsDueFromTheCorrectedEnd() {
        var chart = dosed();
        var before = course.schedule();
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 02-04T04:30-05:00 | 02-04T10:30-05:00 | 02-04T22:30-05:00");
        clock.set(LivedCourse.moment("2031-02-03T11:00"));
        ended(chart, "2031-02-03T10:12");
        assertThat(course.schedule().keySet()).as("nothing twice").isEqualTo(before.keySet());
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 02-04T04:12-05:00 | 02-04T10:12-05:00 | 02-04T22:12-05:00");
        assertThat(course.line("WEARING_OFF_7D"))
                .isEqualTo("COMING 02-08T10:12-05:00 | 02-10T10:12-05:00 | 02-12T10:12-05:00");
        assertThat(course.line("RETURN")).isEqualTo("COMING 02-13T10:12-05:00 | 02-13T10:12-05:00 | 02-17T10:12-05:00");
        assertThat(course.due("CHECK_IN_24H").at("/why/since").asText()).startsWith("2031-02-03T10:12");
        assertThat(course.history(course.due("CHECK_IN_24H"))).containsExactly("CREATED", "MOVED");
    }

    @Test
    void whatWasDoneBeforeTheCorrectionIsNotTouched() {
        var chart = dosed();
        course.now("2031-02-04T09:00");
        course.completed(course.due("CHECK_IN_24H"));
        var done = course.due("CHECK_IN_24H");
        ended(chart, "2031-02-03T10:12");
        assertThat(course.due("CHECK_IN_24H")).isEqualTo(done);
        assertThat(course.history(done)).containsExactly("CREATED", "COMPLETED");
        assertThat(course.line("WEARING_OFF_7D"))
                .isEqualTo("COMING 02-08T10:12-05:00 | 02-10T10:12-05:00 | 02-12T10:12-05:00");
    }

    @Test
    void aCorrectionAfterThePatientHasLeftCountsToo() {
        course = LivedCourse.at(clock, "2031-02-03T08:00");
        var chart = course.treated(course.booked("2031-02-03T10:00"));
        course.now("2031-02-04T09:00");
        ended(chart, "2031-02-03T10:24");
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("DUE 02-04T04:24-05:00 | 02-04T10:24-05:00 | 02-04T22:24-05:00");
        assertThat(chart.session().state()).isEqualTo("DISCHARGED");
        var afterTheyLeft = Map.<String, Object>of("end", course.office.at(LivedCourse.moment("2031-02-03T11:31")));
        assertThat(correct(chart, afterTheyLeft).expect(422).problem()).isEqualTo("moments-out-of-order");
        assertThat(correct(chart, Map.of("withdrawn", true)).expect(409).problem())
                .isEqualTo("session-not-open");
        assertThat(course.line("CHECK_IN_24H")).startsWith("DUE 02-04T04:24");
    }

    @Test
    void aDoseThatWasNeverGivenIsFollowedByNothingUntilOneIs() {
        var chart = dosed();
        var before = course.schedule();
        correct(chart, Map.of("withdrawn", true)).expect(200);
        assertThat(course.schedule().values())
                .extracting(item -> item.path("state").asText())
                .containsOnly("CLOSED");
        clock.set(LivedCourse.moment("2031-02-03T12:00"));
        DischargeSample.dosed(chart);
        assertThat(course.schedule().keySet()).isEqualTo(before.keySet());
        assertThat(course.line("CHECK_IN_24H"))
                .isEqualTo("COMING 02-04T06:30-05:00 | 02-04T12:30-05:00 | 02-05T00:30-05:00");
        assertThat(course.history(course.due("CHECK_IN_24H"))).containsExactly("CREATED", "CLOSED", "REOPENED");
    }

    /** A dose that seemed to end at midnight has ended on the day before. */
    @Test
    void daysOfACourseMoveWhereTheCorrectedEndIsOnAnotherDay() {
        course = LivedCourse.at(clock, "2031-02-03T08:00").begun();
        var visits = course.visits();
        course.moved(visits.getFirst(), "2031-02-03T23:30");
        course.cancelled(visits.getLast());
        var chart = course.dosed(visits.getFirst());
        assertThat(course.line("NEXT_SESSION"))
                .isEqualTo("COMING 02-06T00:00-05:00 | 02-08T00:00-05:00 | 02-12T00:00-05:00");
        ended(chart, "2031-02-03T23:50");
        assertThat(course.line("NEXT_SESSION"))
                .isEqualTo("COMING 02-05T00:00-05:00 | 02-07T00:00-05:00 | 02-11T00:00-05:00");
    }

    @Test
    void theLadderGoesOnFromTheDayOfTheCorrectedEnd() {
        course = LivedCourse.at(clock, "2031-02-03T08:00").induced();
        var visit =
                course.booked(course.due("MAINTENANCE_1"), course.office.at(LivedCourse.moment("2031-02-13T10:00")));
        var chart = course.dosed(visit);
        var done = course.done();
        assertThat(completedAt()).startsWith("2031-02-13T10:30");
        clock.set(LivedCourse.moment("2031-02-13T11:00"));
        ended(chart, "2031-02-13T10:12");
        assertThat(course.done()).as("completed ones are not touched").isEqualTo(done);
        assertThat(course.line("MAINTENANCE_2"))
                .isEqualTo("COMING 02-18T00:00-05:00 | 02-20T00:00-05:00 | 02-23T00:00-05:00");
        assertThat(course.recalled()).isEmpty();
    }

    private String completedAt() {
        JsonNode given = course.due("MAINTENANCE_1");
        return given.path("completedAt").asText();
    }

    @Test
    void aSessionOfTheLadderAtWhichNothingWasGivenAfterAllIsDueAgain() {
        course = LivedCourse.at(clock, "2031-02-03T08:00").induced();
        var visit =
                course.booked(course.due("MAINTENANCE_1"), course.office.at(LivedCourse.moment("2031-02-13T10:00")));
        var chart = course.dosed(visit);
        var before = course.schedule();
        assertThat(course.line("MAINTENANCE_1")).startsWith("DONE ");
        correct(chart, Map.of("withdrawn", true)).expect(200);
        assertThat(course.line("MAINTENANCE_1"))
                .isEqualTo("DUE 02-11T00:00-05:00 | 02-13T00:00-05:00 | 02-16T00:00-05:00");
        assertThat(course.due("MAINTENANCE_1").path("appointment").asText()).isEqualTo(visit);
        assertThat(course.recalled()).as("they are here").isEmpty();
        chart.session()
                .change(nurse(), "end-without-dose", Map.of("reason", "PATIENT_ILLNESS"))
                .expect(200);
        assertThat(course.recalled())
                .singleElement()
                .satisfies(recall -> assertThat(recall.path("code").asText()).isEqualTo("MAINTENANCE_1"));
        assertThat(course.history(course.due("MAINTENANCE_1"))).endsWith("COMPLETED", "REOPENED");
        assertThat(course.line("NEXT_SESSION")).as("not asked for twice").startsWith("CLOSED ");
        assertThat(before.keySet()).containsAll(course.schedule().keySet());
    }
}
