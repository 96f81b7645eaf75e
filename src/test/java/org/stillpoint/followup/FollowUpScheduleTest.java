package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.session.ChartSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** What is due after a treatment, as staff read it. */
@QuarkusTest
class FollowUpScheduleTest {

    @Inject
    TestClock clock;

    @Inject
    UnrecordedVisits unrecorded;

    private static JsonNode schedule(String patient) {
        return schedule(Chart.nurse(), patient);
    }

    private static JsonNode schedule(Wire by, String patient) {
        return by.get("/v1/follow-up-schedules/" + patient).expect(200).body().path("items");
    }

    private static JsonNode only(JsonNode items, String code) {
        var found = items.findParents("code").stream()
                .filter(item -> item.path("code").asText().equals(code))
                .toList();
        assertThat(found).as(code + " in " + items).hasSize(1);
        return found.getFirst();
    }

    private static Duration after(JsonNode item, String member, OffsetDateTime end) {
        return Duration.between(end, OffsetDateTime.parse(item.path(member).asText()));
    }

    @Test
    void whoHasJustHadADoseIsAskedAfterADayAndAfterAWeek() {
        var chart = DischargeSample.dosed();
        var end = OffsetDateTime.parse(chart.day.read().path("dosingEndedAt").asText());
        var items = schedule(chart.day.patient());
        var checkIn = only(items, "CHECK_IN_24H");
        assertThat(after(checkIn, "dueAt", end)).isEqualTo(Duration.ofHours(24));
        assertThat(after(checkIn, "from", end)).isEqualTo(Duration.ofHours(18));
        assertThat(after(checkIn, "to", end)).isEqualTo(Duration.ofHours(36));
        assertThat(checkIn.path("kind").asText()).isEqualTo("CHECK_IN");
        assertThat(checkIn.path("state").asText()).isEqualTo("COMING");
        assertThat(checkIn.path("session").asText()).isEqualTo(chart.day.id());
        assertThat(checkIn.at("/why/text").asText()).isEqualTo("24 hours after the end of a visit (number 1 of 2)");
        var questionnaire = only(items, "WEARING_OFF_7D");
        assertThat(after(questionnaire, "dueAt", end)).isEqualTo(Duration.ofDays(7));
        assertThat(questionnaire.path("instruments").toString()).isEqualTo("[\"GAD-7\",\"PHQ-9\"]");
        assertThat(questionnaire.at("/why/text").asText()).isEqualTo("7 days after the last visit");
        assertThat(only(items, "RETURN").path("kind").asText()).isEqualTo("SESSION");
        assertThat(items).hasSize(3);
    }

    @Test
    void theFrontDeskSeesWhatIsDueAndNotWhatIsAsked() {
        var chart = DischargeSample.dosed();
        var items = Office.desk()
                .get("/v1/follow-up-schedules/" + chart.day.patient())
                .expect(200)
                .body()
                .path("items");
        assertThat(items).hasSize(3);
        assertThat(items.findValues("instruments")).isEmpty();
        assertThat(items.findValues("responses")).isEmpty();
    }

    @Test
    void nothingIsDueForSomebodyWhoWasNeverTreated() {
        var patient = Office.patient();
        assertThat(schedule(patient)).isEmpty();
        Chart.nurse().get("/v1/follow-up-schedules/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void aBookedVisitClosesWhatWasForThoseWithoutOneAndItsCancellationOpensItAgain() {
        var chart = DischargeSample.dosed();
        var session = chart.day;
        var start = session.place().at(session.place().day().plusDays(3), "12:00");
        var booked = Office.desk()
                .post("/v1/appointments", session.place().booking("infusion", start, session.patient()))
                .expect(201);
        var items = schedule(session.patient());
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("CLOSED");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("CLOSED");
        assertThat(only(items, "CHECK_IN_24H").path("state").asText()).isEqualTo("COMING");
        Office.desk()
                .ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        items = schedule(session.patient());
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("COMING");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("COMING");
    }

    @Test
    void whoeverIsInTheBuildingIsNotRunAfterUnlessTheyLeaveWithoutADose() {
        var chart = DischargeSample.dosed();
        var session = chart.day;
        var start = session.place().at(session.place().day().plusDays(3), "12:00");
        assertThat(only(schedule(session.patient()), "WEARING_OFF_7D")
                        .path("state")
                        .asText())
                .isEqualTo("COMING");
        var visit = UUID.fromString(Office.desk()
                .post("/v1/appointments", session.place().booking("infusion", start, session.patient()))
                .expect(201)
                .text("id"));
        var database = ChartSample.database();
        database.update("update appointment set status = 'ARRIVED', arrived_at = start_at where id = ?", visit);
        mark(chart);
        isNotRunAfter(session.patient());
        database.update(
                "insert into session (id, appointment_id, patient_id, site_id, service_id, route, state, arrived_at, version)"
                        + " select gen_random_uuid(), id, patient_id, site_id, service_id, 'IV_KETAMINE', 'ARRIVED', start_at, 0"
                        + " from appointment where id = ?",
                visit);
        mark(chart);
        isNotRunAfter(session.patient());
        database.update(
                "update session set state = 'DOSING', dosing_began_at = arrived_at where appointment_id = ?", visit);
        mark(chart);
        isNotRunAfter(session.patient());
        database.update(
                "update session set state = 'ENDED_WITHOUT_DOSE', dosing_began_at = null, left_at = arrived_at + interval '1 hour'"
                        + " where appointment_id = ?",
                visit);
        mark(chart);
        var items = schedule(session.patient());
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("COMING");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("COMING");
    }

    private static void isNotRunAfter(String patient) {
        var items = schedule(patient);
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("CLOSED");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void aVisitOfWhichNobodyHasSaidAnythingDoesNotHideWhoWasToCome() {
        var chart = DischargeSample.dosed();
        var session = chart.day;
        assertThat(schedule(session.patient())).hasSize(3);
        var start = session.place().at(session.place().day().plusDays(3), "12:00");
        var booked = Office.desk()
                .post("/v1/appointments", session.place().booking("infusion", start, session.patient()))
                .expect(201);
        isNotRunAfter(session.patient());
        var end = OffsetDateTime.parse(booked.text("end")).toInstant();
        clock.set(end.plus(Duration.ofHours(11)));
        var nurse = Office.staff("nurse");
        unrecorded.run();
        var items = schedule(nurse, session.patient());
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("CLOSED");
        clock.set(end.plus(Duration.ofHours(12)));
        unrecorded.run();
        items = schedule(nurse, session.patient());
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("COMING");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("COMING");
        nurse.ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/no-show", Map.of())
                .expect(200);
        assertThat(only(schedule(nurse, session.patient()), "RETURN")
                        .path("state")
                        .asText())
                .isEqualTo("COMING");
    }

    @Test
    void anArrivalThatNobodyHasClosedDoesNotHideThePatient() {
        var chart = DischargeSample.dosed();
        var session = chart.day;
        assertThat(schedule(session.patient())).hasSize(3);
        var start = session.place().at(session.place().day().plusDays(3), "12:00");
        var booked = Office.desk()
                .post("/v1/appointments", session.place().booking("infusion", start, session.patient()))
                .expect(201);
        var visit = UUID.fromString(booked.text("id"));
        var database = ChartSample.database();
        database.update("update appointment set status = 'ARRIVED', arrived_at = start_at where id = ?", visit);
        mark(chart);
        isNotRunAfter(session.patient());
        var end = OffsetDateTime.parse(booked.text("end")).toInstant();
        clock.set(end.plus(Duration.ofHours(12)));
        var nurse = Office.staff("nurse");
        unrecorded.run();
        isRunAfter(schedule(nurse, session.patient()));
        database.update(
                "insert into session (id, appointment_id, patient_id, site_id, service_id, route, state, arrived_at, version)"
                        + " select gen_random_uuid(), id, patient_id, site_id, service_id, 'IV_KETAMINE', 'ARRIVED', start_at, 0"
                        + " from appointment where id = ?",
                visit);
        unrecorded.run();
        isRunAfter(schedule(nurse, session.patient()));
        database.update(
                "update session set state = 'DOSING', dosing_began_at = arrived_at where appointment_id = ?", visit);
        unrecorded.run();
        var items = schedule(nurse, session.patient());
        isRunAfter(items);
        var open = only(items, "SESSION_NOT_CLOSED");
        assertThat(open.path("state").asText()).isEqualTo("DUE");
        assertThat(open.path("kind").asText()).isEqualTo("REVIEW");
        assertThat(open.at("/why/text").asText()).isEqualTo("a visit is over, and nobody has recorded how it ended");
        database.update(
                "update session set state = 'OBSERVATION', dosing_ended_at = dosing_began_at + interval '1 hour'"
                        + " where appointment_id = ?",
                visit);
        mark(chart);
        items = schedule(nurse, session.patient());
        assertThat(only(items, "SESSION_NOT_CLOSED").path("state").asText()).isEqualTo("CLOSED");
    }

    private static void isRunAfter(JsonNode items) {
        assertThat(only(items, "WEARING_OFF_7D").path("state").asText()).isEqualTo("COMING");
        assertThat(only(items, "RETURN").path("state").asText()).isEqualTo("COMING");
    }

    @Test
    void workingOutTwiceChangesNothing() {
        var chart = DischargeSample.dosed();
        var before = schedule(chart.day.patient());
        // Something that marks the patient and changes nothing of it.
        chart.day.chart().evaluation();
        mark(chart);
        assertThat(schedule(chart.day.patient())).isEqualTo(before);
    }

    private static void mark(ChartSample chart) {
        ChartSample.database()
                .update(
                        "insert into follow_up_mark (patient_id, marked_at) values (?, now())",
                        UUID.fromString(chart.day.patient()));
    }
}
