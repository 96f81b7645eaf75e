package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** A service account may what its scopes say; for everything else it is the public. */
@QuarkusTest
class ServiceAccountTest {

    private final Office office = Office.open();

    private static Wire service(String... scopes) {
        var username = SignedIn.newUsername();
        var roles = Stream.concat(Stream.of("SERVICE"), Stream.of(scopes)).toList();
        SignedIn.asManager()
                .body(Map.of("username", username, "password", DemoAccounts.PASSWORD, "roles", roles))
                .post("/v1/accounts")
                .then()
                .statusCode(201);
        return visitor().as(SignedIn.token(username, DemoAccounts.PASSWORD));
    }

    private static void assertInvalid(Answer answer, String... pointers) {
        answer.expect(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains(pointers);
    }

    private Answer slots(Wire caller, String service) {
        return office.slots(caller, service, "&from=" + office.day() + "&to=" + office.day());
    }

    @Test
    void withoutAScopeForTheCalendarItHoldsAsThePublicDoes() {
        var other = service("CLINIC_READ");
        assertInvalid(office.hold(other, "talk", "09:00"), "/service");
        for (var time : List.of("08:00", "09:30", "11:00")) {
            office.hold(other, "visit", time).expect(201);
        }
        assertThat(office.hold(other, "visit", "12:30").problem()).isEqualTo("too-many-holds");
        var taken = office.hold(service("CLINIC_READ", "CALENDAR_READ"), "visit", "08:00")
                .expect(409);
        assertThat(taken.body().has("blockers")).isFalse();
    }

    @Test
    void withoutAScopeForTheCalendarItBooksAsThePublicDoes() {
        var other = service("CLINIC_READ");
        assertInvalid(other.post("/v1/appointments", office.booking("visit", office.at("09:00"))), "/hold");
        assertInvalid(
                other.post("/v1/appointments", office.booking("visit", office.at("09:00"), Office.patient())),
                "/hold",
                "/patient");
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var withoutKey = Map.of("hold", Map.of("id", hold.text("id")), "person", Office.person());
        other.post("/v1/appointments", withoutKey).expect(404);
        var booked = other.post("/v1/appointments", confirmation(hold)).expect(201);
        assertThat(booked.text("key")).startsWith("spk_");
        assertThat(booked.body().has("actors")).isFalse();
        assertThat(booked.body().has("patient")).isFalse();
    }

    @Test
    void withoutAScopeForTheCalendarItSearchesAsThePublicDoes() {
        var other = service("CLINIC_READ");
        slots(other, "talk").expect(400);
        office.slots(
                        other,
                        "visit",
                        "&practitioner=" + office.actor("nurse") + "&from=" + office.day() + "&to=" + office.day())
                .expect(400);
        assertThat(slots(other, "visit").expect(200).body().at("/items/0").has("capacity"))
                .isFalse();
        assertThat(slots(service("CALENDAR_READ"), "talk")
                        .expect(200)
                        .body()
                        .at("/items/0")
                        .has("capacity"))
                .isTrue();
    }

    @Test
    void whoMayWriteTheCalendarBooksForPatientsButMakesNoneWithoutThatScope() {
        var patient = Office.patient();
        var calendar = service("CALENDAR_WRITE");
        calendar.post("/v1/appointments", office.booking("talk", office.at("09:00"), patient))
                .expect(201);
        assertInvalid(calendar.post("/v1/appointments", office.booking("talk", office.at("10:00"))), "/person");
        service("CALENDAR_WRITE", "PATIENTS_WRITE")
                .post("/v1/appointments", office.booking("talk", office.at("10:00")))
                .expect(201);
    }

    @Test
    void whoReadsTheCalendarSeesNamesOnlyWithThatScope() {
        var id = office.book("talk", "09:00").expect(201).text("id");
        var path = "/v1/appointments/" + id;
        assertThat(desk().get(path).expect(200).body().has("patientName")).isTrue();
        var calendar = service("CALENDAR_READ").get(path).expect(200).body();
        assertThat(calendar.has("actors")).isTrue();
        assertThat(calendar.has("patientName")).isFalse();
        var both = service("CALENDAR_READ", "PATIENTS_READ").get(path).expect(200);
        assertThat(both.body().has("patientName")).isTrue();
    }

    @Test
    void whatStaffTypeIsNotForWhoeverMayOnlyReadTheCalendar() {
        var booking = new HashMap<>(office.booking("talk", office.at("09:00")));
        booking.put("override", Map.of("reason", "made-up note 4711"));
        var booked = desk().post("/v1/appointments", booking).expect(201);
        var path = "/v1/appointments/" + booked.text("id");
        desk().ifMatch(0)
                .post(path + "/cancellation", Map.of("reason", "PATIENT_ILLNESS", "note", "made-up note 4712"))
                .expect(200);
        var cancelled = "/v1/appointments?status=CANCELLED&site=" + office.site();
        var calendar = service("CALENDAR_READ");
        for (var shown : List.of(
                calendar.get(path).body(), calendar.get(cancelled).body().at("/items/0"))) {
            assertThat(shown.at("/cancellation/reason").asText()).isEqualTo("PATIENT_ILLNESS");
            assertThat(shown.path("cancellation").has("note")).isFalse();
            assertThat(shown.has("overrideReason")).isFalse();
        }
        var both = service("CALENDAR_READ", "PATIENTS_READ").get(path).expect(200);
        assertThat(both.body().at("/cancellation/note").asText()).isEqualTo("made-up note 4712");
        assertThat(both.text("overrideReason")).isEqualTo("made-up note 4711");
    }

    @Test
    void whySomebodyIsAwayIsForTheFrontDesk() {
        var leave = Map.of(
                "start", office.at("08:00"), "end", office.at("12:00"), "kind", "LEAVE", "note", "made-up note 4713");
        var blocks = "/v1/actors/" + office.actor("nurse") + "/blocks";
        var other = service("CALENDAR_READ", "CALENDAR_WRITE", "PATIENTS_READ");
        var block = other.post(blocks, leave).expect(201);
        assertThat(block.body().has("note")).isFalse();
        assertThat(other.get(blocks).expect(200).body().at("/items/0").has("note"))
                .isFalse();
        assertThat(other.get(blocks + "/" + block.text("id")).expect(200).body().has("note"))
                .isFalse();
        assertThat(desk().get(blocks).expect(200).body().at("/items/0/note").asText())
                .isEqualTo("made-up note 4713");
        assertThat(desk().get(blocks + "/" + block.text("id")).expect(200).text("note"))
                .isEqualTo("made-up note 4713");
    }

    @Test
    void withoutAScopeForTheClinicItSeesTheServicesThatThePublicSees() {
        assertThat(codes(service("CALENDAR_READ")))
                .contains(office.service("visit"))
                .doesNotContain(office.service("talk"));
        assertThat(codes(service("CLINIC_READ"))).contains(office.service("visit"), office.service("talk"));
    }

    private static List<String> codes(Wire caller) {
        return caller.get("/v1/services").expect(200).body().path("items").findValuesAsText("code");
    }
}
