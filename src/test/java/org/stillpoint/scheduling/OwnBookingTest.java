package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.ServiceSample;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Patients book for the record that their key opens. */
@QuarkusTest
class OwnBookingTest {

    private static final String PATH = "/v1/appointments";

    private Office office;
    private String patient;
    private Wire me;

    @BeforeEach
    void open() {
        office = Office.of(Office.small()
                .room("other-room", "ROOM")
                .practitioner("second", 1, "PRESCRIBER")
                .practitioner("another", 3, "NURSE")
                .service("dose", ServiceSample::injectionOpenToPublic)
                .install());
        patient = Office.patientAt(Requests.email());
        me = holderOfTheKeyOf(patient);
    }

    private static Wire holderOfTheKeyOf(String patient) {
        var key = desk().post("/v1/patients/" + patient + "/keys", Map.of())
                .expect(200)
                .text("key");
        return visitor().as(key);
    }

    private Answer book(Wire caller, String service, String time, String whom) {
        var hold = office.hold(caller, service, time).expect(201);
        return caller.post(
                PATH, Map.of("hold", Map.of("id", hold.text("id"), "key", hold.text("key")), "patient", whom));
    }

    @Test
    void theVisitIsTheirsAndStaffKnowIt() {
        var booked = book(me, "visit", "09:00", patient).expect(201);
        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.body().has("actors")).isFalse();
        var found = desk().get(PATH + "/" + booked.text("id")).expect(200);
        assertThat(found.text("patient")).isEqualTo(patient);
        me.get(PATH + "/" + booked.text("id")).expect(200);
        Wire.here().as(booked.text("key")).get(PATH + "/" + booked.text("id")).expect(200);
    }

    @Test
    void patientsFindTheirVisitsAndNobodyElses() {
        var booked = book(me, "visit", "09:00", patient).expect(201);
        var stranger = Office.patientAt(Requests.email());
        var theirs =
                book(holderOfTheKeyOf(stranger), "visit", "13:00", stranger).expect(201);
        for (var query : List.of("", "?patient=" + patient, "?status=BOOKED&site=" + office.site())) {
            var found = me.get(PATH + query).expect(200);
            assertThat(found.body().path("items").findValuesAsText("id"))
                    .as(query)
                    .containsExactly(booked.text("id"));
            assertThat(found.body().at("/items/0").has("patient")).isFalse();
            assertThat(found.body().at("/items/0").has("actors")).isFalse();
        }
        me.get(PATH + "?status=CANCELLED&patient=" + patient).expect(200);
        me.get(PATH + "?patient=" + stranger).expect(404);
        visitor().as(theirs.text("key")).get(PATH).expect(403);
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        book(me, "visit", "09:00", patient).expect(201);
        var refused = book(me, "visit", "09:30", patient).expect(409);
        assertThat(refused.problem()).isEqualTo("slot-taken");
        assertThat(refused.body().path("blockers").findValuesAsText("role")).containsExactly("PATIENT");
    }

    @Test
    void whoeverElseIsNamedTheRefusalTellsNothing() {
        var somebody = book(me, "visit", "09:00", Office.patient()).expect(400);
        var nobody = book(me, "visit", "13:00", UUID.randomUUID().toString()).expect(400);
        assertThat(somebody.body().path("errors").findValuesAsText("pointer")).containsExactly("/patient");
        assertThat(nobody.body().path("errors")).isEqualTo(somebody.body().path("errors"));
    }

    @Test
    void whichVisitsHaveLostSomebodyTheClinicTellsItself() {
        assertThat(me.get("/v1/appointments?displaced=true")
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("displaced");
    }

    @Test
    void theKeyToOneVisitIsNotThePatients() {
        var booked = book(me, "visit", "09:00", patient).expect(201);
        book(visitor().as(booked.text("key")), "visit", "13:00", patient).expect(400);
        book(visitor(), "visit", "15:00", patient).expect(400);
    }

    @Test
    void theKeyToOneVisitSearchesWhereThatCanBeMovedTo() {
        var booked = book(me, "visit", "09:00", patient).expect(201);
        var holder = visitor().as(booked.text("key"));
        var day = "&limit=200&from=" + office.day() + "&to=" + office.day();
        var named = office.slots(holder, "visit", day + "&appointment=" + booked.text("id"))
                .expect(200);
        assertThat(named.body().path("items").findValuesAsText("start")).contains(office.at("09:15"));
        assertThat(named.body().path("items"))
                .isEqualTo(office.slots(holder, "visit", day).expect(200).body().path("items"));
    }

    @Test
    void theKeyToOneVisitNamesNoOther() {
        var booked = book(me, "visit", "09:00", patient).expect(201);
        var other = book(me, "visit", "13:00", patient).expect(201);
        var day = "&from=" + office.day() + "&to=" + office.day();
        var refused = office.slots(visitor().as(booked.text("key")), "visit", day + "&appointment=" + other.text("id"))
                .expect(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).containsExactly("appointment");
    }

    @Test
    void aHoldIsStillNeeded() {
        var refused = me.post(PATH, office.booking("visit", office.at("09:00"), patient))
                .expect(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).contains("/hold");
    }

    @Test
    void whoMayBeInDangerIsCalledInstead() {
        staff("nurse")
                .post("/v1/patients/" + patient + "/crisis-flags", Map.of("note", "made-up note 4711"))
                .expect(201);
        assertThat(book(me, "visit", "09:00", patient).expect(422).problem()).isEqualTo("self-booking-not-available");
    }

    @Test
    void theGatesOfATreatmentAreKeptAndNotTold() {
        var refused = book(me, "dose", "09:00", patient).expect(422);
        assertThat(refused.problem()).isEqualTo("gates-not-met");
        assertThat(refused.body().has("gates")).isFalse();
    }
}
