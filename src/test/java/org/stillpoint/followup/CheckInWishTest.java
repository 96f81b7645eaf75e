package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.staff;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** Check-ins after the third session and later, which the plan does not have. */
@QuarkusTest
class CheckInWishTest {

    private static final OffsetDateTime ENDED = OffsetDateTime.parse("2027-01-11T11:00:00-05:00");

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private PlantedCourse course;
    private UUID third;

    @BeforeEach
    void threeSessions() {
        course = PlantedCourse.infusions();
        for (var day : List.of("01-04", "01-07", "01-11")) {
            var start = "2027-" + day + "T10:00";
            third = course.given(course.booked(PlantedCourse.INDUCTION, start), start);
        }
        clock.set(PlantedCourse.at("2027-01-11T12:00"));
    }

    private static Answer asks(String role, UUID session) {
        return staff(role).post("/v1/sessions/" + session + "/check-ins", Map.of());
    }

    private int checkIns() {
        return database.first(
                        "select count(*) from follow_up where patient_id = ? and kind = 'CHECK_IN' and session_id = ?",
                        row -> row.getInt(1),
                        course.patient,
                        third)
                .orElseThrow();
    }

    @Test
    void aClinicianAsksForACheckInAndThePatientAnswersItByALink() {
        staff("nurse").get("/v1/follow-up-schedules/" + course.patient).expect(200);
        assertThat(checkIns()).isZero();
        var asked = asks("nurse", third).expect(200);
        assertThat(asked.text("code")).isEqualTo("CHECK_IN_24H");
        assertThat(OffsetDateTime.parse(asked.text("from"))).isEqualTo(ENDED.plusHours(18));
        assertThat(OffsetDateTime.parse(asked.text("dueAt"))).isEqualTo(ENDED.plusHours(24));
        assertThat(OffsetDateTime.parse(asked.text("to"))).isEqualTo(ENDED.plusHours(36));
        assertThat(asked.body().at("/why/text").asText()).isEqualTo("24 hours after the end of a visit (number 3)");
        clock.set(PlantedCourse.at("2027-01-12T11:00"));
        var path = "/v1/follow-ups/" + asked.text("id");
        var key = staff("frontdesk").post(path + "/links", Map.of()).expect(200).text("key");
        var born = database.first(
                        "select date_of_birth from patient where id = ?", row -> row.getString(1), course.patient)
                .orElseThrow();
        Office.visitor()
                .as(key)
                .post(path + "/check-ins", Map.of("dateOfBirth", born, "sideEffects", List.of()))
                .expect(200);
        assertThat(asks("nurse", third).expect(200).text("state")).isEqualTo("DONE");
    }

    @Test
    void whoAsksAgainIsShownTheOneThatThereIs() {
        var first = asks("nurse", third).expect(200);
        assertThat(asks("prescriber", third).expect(200).text("id")).isEqualTo(first.text("id"));
        assertThat(checkIns()).isEqualTo(1);
    }

    @Test
    void manyWhoAskAtOnceAskOnce() {
        var answers = Race.of(6, racer -> () -> asks("nurse", third).status());
        assertThat(answers).containsOnly(200);
        assertThat(checkIns()).isEqualTo(1);
    }

    @Test
    void itMovesWithTheEndOfTheDoseAndStaysWhenItIsWorkedOutAgain() {
        asks("nurse", third).expect(200);
        database.update(
                "update session set dosing_ended_at = dosing_ended_at + interval '20 minutes' where id = ?", third);
        course.mark(clock.instant());
        var asked = asks("nurse", third).expect(200);
        assertThat(OffsetDateTime.parse(asked.text("dueAt"))).isEqualTo(ENDED.plus(Duration.ofMinutes(24 * 60 + 20)));
    }

    @Test
    void nobodyIsAskedBeforeTheDoseHasEndedNorLongAfterIt() {
        database.update("update session set dosing_ended_at = null, state = 'DOSING' where id = ?", third);
        var early = asks("nurse", third).expect(422);
        assertThat(early.problem()).isEqualTo("check-in-not-possible");
        assertThat(early.text("reason")).isEqualTo("NOT_DOSED");
        database.update("update session set dosing_ended_at = ?, state = 'OBSERVATION' where id = ?", ENDED, third);
        clock.set(ENDED.plusHours(36).toInstant());
        assertThat(asks("nurse", third).expect(422).text("reason")).isEqualTo("TOO_LATE");
        assertThat(database.list("select session_id from check_in_wish where session_id = ?", row -> 1, third))
                .isEmpty();
    }

    @Test
    void cliniciansAskAndOnlyAfterASessionThatThereIs() {
        asks("frontdesk", third).expect(403);
        asks("manager", third).expect(403);
        asks("nurse", UUID.randomUUID()).expect(404);
    }
}
