package org.stillpoint.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire.Answer;

/** What appointments and blocks leave in the audit trail. */
@QuarkusTest
class AuditedCalendarTest {

    private static Office office;

    @Inject
    Database database;

    @BeforeAll
    static void open() {
        office = Office.open();
    }

    private static UUID id(Answer appointment) {
        return UUID.fromString(appointment.text("id"));
    }

    private static String path(Answer appointment) {
        return "/v1/appointments/" + appointment.text("id");
    }

    private static Answer post(Answer appointment, long version, String what, Object body) {
        return Office.desk().ifMatch(version).post(path(appointment) + what, body);
    }

    @Test
    void whatBecomesOfAnAppointmentIsKeptStepByStep() {
        var booked = office.book("talk", "09:00").expect(201);
        Office.desk().get(path(booked)).expect(200);
        post(booked, 0, "/rescheduling", Map.of("start", office.at("09:30"))).expect(200);
        post(booked, 1, "/cancellation", Map.of("reason", "PATIENT", "note", "said Testperson"))
                .expect(200);
        var entries = AuditTrail.of(id(booked));
        assertEquals(
                List.of("APPOINTMENT_BOOKED", "APPOINTMENT_READ", "APPOINTMENT_MOVED", "APPOINTMENT_CANCELLED"),
                entries.stream().map(AuditTrail.Entry::action).toList());
        var patient = UUID.fromString(booked.text("patient"));
        entries.forEach(entry -> {
            assertEquals(Set.of(patient), entry.patients());
            assertEquals("FRONT_DESK", entry.roles());
            assertEquals("Appointment", entry.kind());
            assertEquals("DONE", entry.outcome());
        });
        assertEquals(
                4, entries.stream().map(AuditTrail.Entry::request).distinct().count());
        assertTrue(AuditTrail.about(patient).containsAll(entries));
    }

    @Test
    void aPatientWithAKeyIsToldFromStaff() {
        var hold = office.hold(Office.visitor(), "visit", "10:00").expect(201);
        var booked = Office.visitor()
                .post("/v1/appointments", Office.confirmation(hold))
                .expect(201);
        Office.visitor().as(booked.text("key")).get(path(booked)).expect(200);
        var entries = AuditTrail.of(id(booked));
        assertEquals(List.of("APPOINTMENT_BOOKED", "APPOINTMENT_READ"), AuditTrail.actions(id(booked)));
        assertEquals("PUBLIC", entries.getFirst().actorKind());
        assertEquals("KEY", entries.getLast().actorKind());
        assertEquals(id(booked), entries.getLast().actor());
    }

    @Test
    void aListIsKeptWithEverybodyOnIt() {
        var one = office.book("talk", "11:00").expect(201);
        var two = office.book("talk", "11:30").expect(201);
        var list = Office.desk()
                .get("/v1/appointments?site=" + office.site() + "&from=" + office.day() + "&to=" + office.day())
                .expect(200);
        var patient = UUID.fromString(one.text("patient"));
        var entry = AuditTrail.about(patient).getLast();
        assertEquals("APPOINTMENTS_LISTED", entry.action());
        assertEquals(list.body().path("items").size(), entry.items());
        assertTrue(entry.patients().contains(UUID.fromString(two.text("patient"))));
    }

    @Test
    void anOverrideIsKeptWithItsReasonSealed() {
        var start = office.at(office.day().plusDays(70), "09:00");
        var booking = office.booking("visit", start);
        booking.put("override", Map.of("reason", "asked by Testperson"));
        var booked = Office.desk().post("/v1/appointments", booking).expect(201);
        assertEquals(List.of("APPOINTMENT_BOOKED", "START_RULE_OVERRIDDEN"), AuditTrail.actions(id(booked)));
        var reason = database.first(
                        "select encode(reason, 'escape') from audit_event where row_id = ? and reason is not null",
                        row -> row.getString(1),
                        id(booked))
                .orElseThrow();
        assertTrue(!reason.contains("Testperson"));
    }

    @Test
    void aBookingThatIsRefusedLeavesNoRow() {
        office.book("talk", "13:00").expect(201);
        var patient = Office.patient();
        var refused = Office.desk()
                .post("/v1/appointments", office.booking("talk", office.at("13:00"), patient))
                .expect(409);
        assertEquals("slot-taken", refused.problem());
        assertEquals(List.of(), with("APPOINTMENT_BOOKED", AuditTrail.about(UUID.fromString(patient))));
    }

    private static List<AuditTrail.Entry> with(String action, List<AuditTrail.Entry> entries) {
        Predicate<AuditTrail.Entry> is = entry -> entry.action().equals(action);
        return entries.stream().filter(is).toList();
    }

    @Test
    void aBlockIsKeptWithThePatientsWhoLoseTheirTime() {
        var booked = office.book("talk", "14:00").expect(201);
        var actors = "/v1/actors/" + office.actor("den") + "/blocks";
        var block =
                Map.of("start", office.at("14:00"), "end", office.at("15:00"), "kind", "MAINTENANCE", "displace", true);
        var made = Office.desk().post(actors, block).expect(201);
        var entry = AuditTrail.of(id(made)).getFirst();
        assertEquals("ACTOR_BLOCKED", entry.action());
        assertEquals(Set.of(UUID.fromString(booked.text("patient"))), entry.patients());
        assertEquals(1, entry.items());
        Office.desk().get(actors + "/" + made.text("id")).expect(200);
        Office.desk().delete(actors + "/" + made.text("id")).expect(204);
        assertEquals(List.of("ACTOR_BLOCKED", "BLOCK_READ", "BLOCK_RELEASED"), AuditTrail.actions(id(made)));
    }

    @Test
    void whatStandsInTheWayOfABlockIsKeptAsSeen() {
        var booked = office.book("talk", "16:00").expect(201);
        var refused = SignedIn.asFrontDesk()
                .body("{\"start\":\"%s\",\"end\":\"%s\",\"kind\":\"LEAVE\"}"
                        .formatted(office.at("16:00"), office.at("17:00")))
                .post("/v1/actors/" + office.actor("den") + "/blocks");
        assertEquals(409, refused.statusCode());
        var entry = AuditTrail.ofRequest(refused).getFirst();
        assertEquals("FAILED", entry.outcome());
        assertEquals(Set.of(UUID.fromString(booked.text("patient"))), entry.patients());
    }

    @Test
    void aRepeatedBookingIsKeptAsAReadOfTheFirstAnswer() {
        var key = UUID.randomUUID();
        var booking = office.booking("talk", office.at("17:00"));
        var desk = Office.desk().with("Idempotency-Key", key);
        var first = desk.post("/v1/appointments", booking).expect(201);
        desk.post("/v1/appointments", booking).expect(201);
        assertEquals(List.of("APPOINTMENT_BOOKED", "ANSWER_REPEATED"), AuditTrail.actions(id(first)));
        var patient = Set.of(UUID.fromString(first.text("patient")));
        assertEquals(patient, AuditTrail.of(id(first)).getLast().patients());
    }
}
