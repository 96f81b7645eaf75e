package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class PatientKeyTest {

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    private String patient;

    @BeforeEach
    void somebody() {
        patient = Office.patientAt(Requests.email());
    }

    private static String path(String patient) {
        return "/v1/patients/" + patient + "/keys";
    }

    private String issued(Map<String, Object> wish) {
        return desk().post(path(patient), wish).expect(200).text("key");
    }

    private boolean opens(String key, String whose) {
        return keys.opens(key, KeyKind.PATIENT, UUID.fromString(whose));
    }

    @Test
    void isGoodForAsLongAsWasSaid() {
        var usual = issued(Map.of());
        var brief = issued(Map.of("days", 2));
        clock.advance(Duration.ofDays(3));
        assertThat(opens(brief, patient)).isFalse();
        assertThat(opens(usual, patient)).isTrue();
        clock.advance(Duration.ofDays(88));
        assertThat(opens(usual, patient)).isFalse();
    }

    @Test
    void allOfAPatientsEndTogetherAndNobodyElses() {
        var mine = issued(Map.of());
        var other = Office.patient();
        var theirs = desk().post(path(other), Map.of()).expect(200).text("key");
        desk().delete(path(patient)).expect(204);
        assertThat(opens(mine, patient)).isFalse();
        assertThat(opens(theirs, other)).isTrue();
    }

    @Test
    void opensThePatientsOwnVisitsToReadMoveAndCancel() {
        var office = Office.open();
        var visit = desk().post("/v1/appointments", office.booking("talk", office.at("09:00"), patient))
                .expect(201)
                .text("id");
        var key = issued(Map.of());
        var own = Wire.here().as(key);
        var read = own.get("/v1/appointments/" + visit).expect(200);
        assertThat(read.body().has("actors")).isFalse();
        var day = "&from=" + office.day() + "&to=" + office.day();
        var slots = office.slots(own, "talk", day + "&appointment=" + visit).expect(200);
        assertThat(slots.body().path("items").findValuesAsText("start"))
                .contains(office.at("09:00"), office.at("11:00"));
        office.slots(own, "talk", day).expect(400);
        own.ifMatch(0)
                .post("/v1/appointments/" + visit + "/rescheduling", Map.of("start", office.at("11:00")))
                .expect(200);
        own.ifMatch(1)
                .post("/v1/appointments/" + visit + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
    }

    @Test
    void opensNobodyElsesVisits() {
        var office = Office.open();
        var visit = desk().post("/v1/appointments", office.booking("talk", office.at("09:00"), Office.patient()))
                .expect(201)
                .text("id");
        var own = Wire.here().as(issued(Map.of()));
        own.get("/v1/appointments/" + visit).expect(404);
        own.ifMatch(0)
                .post("/v1/appointments/" + visit + "/rescheduling", Map.of("start", office.at("11:00")))
                .expect(404);
        own.ifMatch(0)
                .post("/v1/appointments/" + visit + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(404);
        var day = "&from=" + office.day() + "&to=" + office.day();
        office.slots(own, "visit", day + "&appointment=" + visit).expect(400);
    }

    @Test
    void takenBackTheKeysToSingleVisitsEndToo() {
        var office = Office.open();
        var mine = bookedFromOutside(office, "09:00");
        var theirs = bookedFromOutside(office, "12:00");
        var staff = desk().get("/v1/appointments/" + mine.text("id")).expect(200);
        desk().delete(path(staff.text("patient"))).expect(204);
        assertThat(opensVisit(mine)).isFalse();
        assertThat(opensVisit(theirs)).isTrue();
    }

    private static Answer bookedFromOutside(Office office, String time) {
        var hold = office.hold(Office.visitor(), "visit", time).expect(201);
        return Office.visitor()
                .post("/v1/appointments", Office.confirmation(hold))
                .expect(201);
    }

    private boolean opensVisit(Answer booked) {
        return keys.opens(booked.text("key"), KeyKind.APPOINTMENT, UUID.fromString(booked.text("id")));
    }

    @Test
    void opensTheRecordThatStaysAfterAMerge() {
        var key = issued(Map.of());
        var survivor = Office.patient();
        desk().ifMatch(0)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", patient, "reason", "made up"))
                .expect(200);
        assertThat(opens(key, survivor)).isTrue();
        assertThat(opens(key, patient)).isFalse();
    }

    @Test
    void endsWithThePatientsErasure() {
        var key = issued(Map.of());
        Office.staff("manager")
                .post("/v1/patients/" + patient + "/erasure", Map.of("reason", "made up"))
                .expect(204);
        assertThat(opens(key, patient)).isFalse();
    }

    @Test
    void isForKnownPatientsAndAYearAtMost() {
        desk().post(path(UUID.randomUUID().toString()), Map.of()).expect(404);
        desk().delete(path(UUID.randomUUID().toString())).expect(404);
        desk().post(path(patient), Map.of("days", 366)).expect(400);
        desk().post(path(patient), Map.of("days", 0)).expect(400);
    }
}
