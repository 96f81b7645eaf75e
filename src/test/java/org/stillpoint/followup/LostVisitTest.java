package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

/** Visits that were cancelled, or to which nobody came: whoever is due is called, for the same reason once. */
@QuarkusTest
class LostVisitTest {

    @Inject
    TestClock clock;

    private LivedCourse inMaintenance() {
        return LivedCourse.at(clock, "2031-02-03T08:00").induced();
    }

    private static String bookedFor(LivedCourse course, String code, String local) {
        return course.booked(course.due(code), course.office.at(LivedCourse.moment(local)));
    }

    private static List<String> recalled(LivedCourse course) {
        return course.recalled().stream().map(LostVisitTest::told).toList();
    }

    private static String told(JsonNode recall) {
        return recall.path("code").asText() + " due " + recall.path("due").asText() + ", "
                + recall.path("daysLate").asInt() + " late";
    }

    @Test
    void whoCancelsASessionOfTheLadderIsCalledUntilAnotherIsBooked() {
        var course = inMaintenance();
        var visit = bookedFor(course, "MAINTENANCE_1", "2031-02-13T10:00");
        var due = course.due("MAINTENANCE_1").path("id").asText();
        var done = course.done();
        course.now("2031-02-12T09:00");
        assertThat(recalled(course)).isEmpty();
        course.cancelled(visit);
        assertThat(recalled(course)).containsExactly("MAINTENANCE_1 due 2031-02-13, -1 late");
        assertThat(course.due("MAINTENANCE_1").has("appointment")).isFalse();
        assertThat(course.line("MEASURE_1"))
                .as("asked after the last session instead")
                .startsWith("CLOSED ");
        assertThat(course.line("WEARING_OFF_7D"))
                .isEqualTo("DUE 02-11T10:30-05:00 | 02-13T10:30-05:00 | 02-15T10:30-05:00");
        course.now("2031-02-15T09:00");
        assertThat(recalled(course)).containsExactly("MAINTENANCE_1 due 2031-02-13, 2 late");
        var next = bookedFor(course, "MAINTENANCE_1", "2031-02-15T16:00");
        assertThat(recalled(course)).isEmpty();
        assertThat(course.due("MAINTENANCE_1").path("appointment").asText()).isEqualTo(next);
        assertThat(course.due("MAINTENANCE_1").path("id").asText()).isEqualTo(due);
        assertThat(course.line("MEASURE_1")).isEqualTo("DUE 02-11T00:00-05:00 | 02-13T00:00-05:00 | 02-16T00:00-05:00");
        assertThat(course.done()).isEqualTo(done);
    }

    @Test
    void whoDoesNotComeToASessionOfTheLadderIsCalledAndTheNextIsCountedFromTheOneThatTookPlace() {
        var course = inMaintenance();
        course.missed(bookedFor(course, "MAINTENANCE_1", "2031-02-13T10:00"));
        assertThat(recalled(course)).containsExactly("MAINTENANCE_1 due 2031-02-13, 0 late");
        assertThat(course.line("MAINTENANCE_1"))
                .isEqualTo("DUE 02-11T00:00-05:00 | 02-13T00:00-05:00 | 02-16T00:00-05:00");
        var another = bookedFor(course, "MAINTENANCE_1", "2031-02-15T10:00");
        assertThat(recalled(course)).isEmpty();
        course.treated(another);
        assertThat(course.line("MAINTENANCE_1")).startsWith("DONE ");
        assertThat(course.line("MAINTENANCE_2"))
                .isEqualTo("COMING 02-20T00:00-05:00 | 02-22T00:00-05:00 | 02-25T00:00-05:00");
        assertThat(recalled(course)).isEmpty();
    }

    @Test
    void whoLeavesASessionOfTheLadderWithoutADoseIsCalled() {
        var course = inMaintenance();
        var visit = bookedFor(course, "MAINTENANCE_1", "2031-02-13T10:00");
        var day = course.arrived(visit);
        assertThat(recalled(course)).as("they are here").isEmpty();
        day.change(nurse(), "end-without-dose", Map.of("reason", "PATIENT_ILLNESS"))
                .expect(200);
        assertThat(recalled(course)).containsExactly("MAINTENANCE_1 due 2031-02-13, 0 late");
        assertThat(course.due("MAINTENANCE_1").has("appointment")).isFalse();
        course.booked(course.due("MAINTENANCE_1"));
        assertThat(recalled(course)).isEmpty();
    }

    @Test
    void whoseInductionLosesAllThatWasBookedIsCalledAndNotAsLongAsSomethingIs() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00").begun();
        var visits = course.visits();
        course.treated(visits.getFirst());
        assertThat(course.line("NEXT_SESSION"))
                .as("of the time before anything was booked")
                .startsWith("CLOSED ");
        course.missed(visits.getLast());
        assertThat(recalled(course)).containsExactly("NEXT_SESSION due 2031-02-08, -2 late");
        var again = bookedFor(course, "NEXT_SESSION", "2031-02-08T10:00");
        assertThat(recalled(course)).isEmpty();
        assertThat(course.line("NEXT_SESSION")).startsWith("CLOSED ");
        course.cancelled(again);
        assertThat(recalled(course)).hasSize(1);
    }

    @Test
    void whoWasTreatedOnceIsAskedToReturnForTheSameReasonOnce() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00");
        course.treated(course.booked("2031-02-03T10:00"));
        var due = course.line("RETURN");
        assertThat(due).isEqualTo("COMING 02-13T10:30-05:00 | 02-13T10:30-05:00 | 02-17T10:30-05:00");
        var visit = bookedFor(course, "RETURN", "2031-02-15T10:00");
        assertThat(course.line("RETURN")).startsWith("CLOSED ");
        course.cancelled(visit);
        assertThat(course.line("RETURN")).isEqualTo(due);
        assertThat(course.line("WEARING_OFF_7D")).startsWith("COMING ");
        assertThat(recalled(course)).isEmpty();
        course.now("2031-02-14T10:00");
        assertThat(recalled(course)).containsExactly("RETURN due 2031-02-13, 1 late");
    }

    @Test
    void whoDoesNotComeBackIsAskedToReturnFromThenOn() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00");
        course.treated(course.booked("2031-02-03T10:00"));
        course.missed(course.booked("2031-02-16T10:00"));
        assertThat(recalled(course)).containsExactly("RETURN due 2031-02-18, -2 late");
        var open = course.all("RETURN").stream()
                .filter(item -> item.path("state").asText().equals("DUE"))
                .toList();
        assertThat(open)
                .extracting(LivedCourse::line)
                .containsExactly("DUE 02-16T10:30-05:00 | 02-18T10:30-05:00 | 02-21T10:30-05:00");
        var again = course.booked(open.getFirst());
        assertThat(recalled(course)).isEmpty();
        course.treated(again);
        assertThat(recalled(course)).isEmpty();
    }

    @Test
    void whoWasTreatedLongAgoAndLosesAVisitOfAnyKindIsAskedToReturn() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00");
        course.treated(course.booked("2031-02-03T10:00"));
        course.now("2031-02-14T10:00");
        course.completed(course.due("RETURN"));
        course.now("2032-02-02T08:00");
        var visit = course.booked("talk", "2032-02-04T10:00");
        assertThat(recalled(course)).isEmpty();
        course.cancelled(visit);
        assertThat(recalled(course)).containsExactly("RETURN due 2032-02-04, -2 late");
        var slots =
                desk().get("/v1/follow-ups/" + open(course, "RETURN").path("id").asText() + "/session-slots");
        assertThat(slots.expect(200).text("service"))
                .as("what they were to come for")
                .isEqualTo(course.office.service("talk"));
        var another = course.booked("talk", "2032-02-05T10:00");
        assertThat(recalled(course)).isEmpty();
        course.missed(another);
        assertThat(recalled(course)).containsExactly("RETURN due 2032-02-07, -2 late");
        var seen = course.booked("talk", "2032-02-06T10:00");
        course.now("2032-02-06T10:00");
        course.change(seen, "arrival", Map.of()).expect(200);
        assertThat(recalled(course)).isEmpty();
    }

    private static JsonNode open(LivedCourse course, String code) {
        return course.all(code).stream()
                .filter(item -> item.path("state").asText().equals("DUE"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVisitThatIsLostAfterSomebodyHasSeenToWhatAskedForItIsAskedForAnewAndOneThatWasLostBeforeIsNot() {
        for (boolean isLostLater : List.of(true, false)) {
            var asked = FollowUpSample.visit();
            var visit = desk().ifMatch(0)
                    .post(asked.path() + "/appointments", asked.booking(0))
                    .expect(201)
                    .text("appointment");
            if (isLostLater) {
                seenTo(asked);
            }
            clock.advance(Duration.ofMinutes(1));
            desk().ifMatch(0)
                    .post("/v1/appointments/" + visit + "/cancellation", Map.of("reason", "PROVIDER"))
                    .expect(200);
            clock.advance(Duration.ofMinutes(1));
            if (!isLostLater) {
                seenTo(asked);
            }
            var schedule = desk().get("/v1/follow-up-schedules/" + asked.patient)
                    .expect(200)
                    .body();
            assertThat(schedule.findValuesAsText("code").contains("RETURN")).isEqualTo(isLostLater);
        }
    }

    private static void seenTo(FollowUpSample asked) {
        desk().get("/v1/follow-up-schedules/" + asked.patient).expect(200); // What the booking asks for is worked out.
        var version =
                desk().get(asked.path()).expect(200).body().path("version").asLong();
        desk().ifMatch(version)
                .post(asked.path() + "/completion", Map.of("outcome", "DONE"))
                .expect(200);
    }

    @Test
    void whoWasPutOffIsCalledAgainWhenTheSessionThatWasBookedMeanwhileIsCancelled() {
        var course = inMaintenance();
        course.now("2031-02-11T09:00");
        course.putOff(course.due("MAINTENANCE_1"), "2031-03-31T09:00");
        assertThat(recalled(course)).isEmpty();
        var visits = course.bookedByProposal();
        assertThat(course.due("MAINTENANCE_1").path("appointment").asText()).isEqualTo(visits.getFirst());
        visits.forEach(course::cancelled);
        assertThat(recalled(course)).containsExactly("MAINTENANCE_1 due 2031-02-13, -2 late");
    }

    @Test
    void whoWasPutOffIsCalledAgainWhenWhatIsDueIsOpenedAgain() {
        var course = LivedCourse.at(clock, "2031-02-03T08:00").begun();
        var visits = course.visits();
        course.treated(visits.getFirst());
        course.missed(visits.getLast());
        course.putOff(course.due("NEXT_SESSION"), "2031-03-31T09:00");
        assertThat(recalled(course)).isEmpty();
        var again = course.bookedByProposal();
        assertThat(course.line("NEXT_SESSION")).startsWith("CLOSED ");
        again.forEach(course::cancelled);
        assertThat(recalled(course)).hasSize(1);
    }
}
