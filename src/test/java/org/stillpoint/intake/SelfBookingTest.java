package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.email;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;
import static org.stillpoint.testsupport.Requests.sent;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.ServiceSample;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Whoever has asked for an appointment books the first visit alone. */
@QuarkusTest
class SelfBookingTest {

    @Inject
    Database database;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.of(Office.small()
                .service("dose", ServiceSample::injectionOpenToPublic)
                .install());
    }

    private static Map<String, Object> booking(Answer hold) {
        return Map.of(
                "hold", Map.of("id", hold.text("id"), "key", hold.text("key")),
                "givenName", "Ada",
                "familyName", "Testperson",
                "dateOfBirth", "1980-05-17");
    }

    private static Answer book(Answer request, Answer hold) {
        return senderOf(request).post(PATH + "/" + request.text("id") + "/appointment", booking(hold));
    }

    private Answer hold(String service, String time) {
        return office.hold(visitor(), service, time).expect(201);
    }

    private static String status(Answer request) {
        return senderOf(request)
                .get(PATH + "/" + request.text("id"))
                .expect(200)
                .text("status");
    }

    @Test
    void aRequestBecomesAPatientAndAnAppointment() {
        var request = sent();
        var booked = book(request, hold("visit", "09:00")).expect(201);
        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.body().has("patient")).isFalse();
        assertThat(status(request)).isEqualTo("ASSESSMENT_SCHEDULED");
        var found = Wire.here()
                .as(booked.text("key"))
                .get("/v1/appointments/" + booked.text("id"))
                .expect(200);
        assertThat(found.text("reference")).isEqualTo(booked.text("reference"));
        assertThat(database.first(
                        "select 1 from appointment_request r join appointment a on a.id = r.appointment_id"
                                + " and a.patient_id = r.patient_id where r.id = ? and a.id = ?",
                        row -> true,
                        UUID.fromString(request.text("id")),
                        UUID.fromString(booked.text("id"))))
                .isPresent();
    }

    @Test
    void itIsBookedOnce() {
        var request = sent();
        book(request, hold("visit", "09:00")).expect(201);
        assertThat(book(request, hold("visit", "11:00")).expect(409).problem()).isEqualTo("request-not-open");
    }

    @Test
    void ofTwoBookingsAtOnceOneIsMade() {
        var request = sent();
        var holds = List.of(hold("visit", "09:00"), hold("visit", "13:00"));
        var answers = Race.of(2, n -> () -> book(request, holds.get(n)));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, 1));
    }

    @Test
    void nothingIsBookedWhileSomebodyMayBeInDanger() {
        var request = send(request("inDanger", true)).expect(201);
        var hold = hold("visit", "09:00");
        var refused = book(request, hold).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.text("detail").toLowerCase(Locale.ROOT)).doesNotContain("crisis", "danger");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        clear(request);
        book(request, hold).expect(201);
    }

    private static Answer cry(Answer request, Answer hold) {
        var cry = new HashMap<>(booking(hold));
        cry.put("givenName", "please help I");
        cry.put("familyName", "want to die");
        return senderOf(request).post(PATH + "/" + request.text("id") + "/appointment", cry);
    }

    private void assertIsFirstInTheQueue(Answer request) {
        assertThat(database.first(
                        "select crisis_source from appointment_request where id = ? and queue_rank = 0",
                        row -> row.getString(1),
                        UUID.fromString(request.text("id"))))
                .contains("TEXT");
    }

    @Test
    void wordsOfDangerWhereTheNameGoesAreHeardAndNothingIsBooked() {
        var request = sent();
        var hold = hold("visit", "09:00");
        var refused = cry(request, hold).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertIsFirstInTheQueue(request);
        assertThat(AuditTrail.actions(UUID.fromString(request.text("id")))).contains("CRISIS_RAISED");
        book(request, hold).expect(422);
    }

    @Test
    void andWhereTheRequestIsTakenBackToo() {
        var request = sent();
        senderOf(request)
                .post(PATH + "/" + request.text("id") + "/withdrawal", Map.of())
                .expect(200);
        cry(request, hold("visit", "09:00")).expect(422);
        assertIsFirstInTheQueue(request);
    }

    @Test
    void dangerThatTheSamePersonTellsElsewhereCountsToo() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email)).expect(201);
        var cry = request("email", email);
        cry.put("message", "I want to die");
        send(cry).expect(201);
        book(first, hold("visit", "09:00")).expect(422);
        book(second, hold("visit", "11:00")).expect(422);
    }

    @Test
    void noOtherDoorIsOpenToWhoeverMayBeInDanger() {
        var email = email();
        var cry = send(request(Map.of("email", email.toUpperCase(Locale.ROOT), "inDanger", true)))
                .expect(201);
        var confirmation = Office.confirmation(hold("visit", "09:00"), email);
        var refused = visitor().post("/v1/appointments", confirmation).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertThat(database.first(
                        "select 1 from appointment where patient_id in (select patient_id from"
                                + " patient_contact_point) and site_id = ?",
                        row -> 1,
                        office.clinic().site().id()))
                .isEmpty();
        clear(cry);
        visitor().post("/v1/appointments", confirmation).expect(201);
    }

    @Test
    void aPatientInDangerBooksNothingAloneEither() {
        var email = email();
        var booked = visitor()
                .post("/v1/appointments", Office.confirmation(hold("visit", "09:00"), email))
                .expect(201);
        Wire.here()
                .as(booked.text("key"))
                .ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "CRISIS"))
                .expect(200);
        visitor()
                .post("/v1/appointments", Office.confirmation(hold("visit", "11:00"), email))
                .expect(422);
    }

    private static Answer move(Wire caller, Answer booked, String start) {
        return caller.ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/rescheduling", Map.of("start", start));
    }

    private static void flag(String patient) {
        staff("nurse")
                .post("/v1/patients/" + patient + "/crisis-flags", Map.of("note", "made-up note 4711"))
                .expect(201);
    }

    @Test
    void norMovesAVisitAloneButMayCancelIt() {
        var booked = firstPatientAt(email());
        flag(desk().get("/v1/appointments/" + booked.text("id")).expect(200).text("patient"));
        var me = Wire.here().as(booked.text("key"));
        var refused = move(me, booked, office.at("11:00")).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertThat(office.times("visit")).contains("11:00").doesNotContain("09:00");
        me.ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
    }

    @Test
    void norDoesWhoHasThePatientsKey() {
        var patient = Office.patientAt(email());
        var booked = desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), patient))
                .expect(201);
        var key = desk().post("/v1/patients/" + patient + "/keys", Map.of())
                .expect(200)
                .text("key");
        flag(patient);
        var refused = move(Wire.here().as(key), booked, office.at("11:00")).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        move(desk(), booked, office.at("11:00")).expect(200);
    }

    /** Under another name, so that the record is not flagged; from what staff do not try first. */
    @Test
    void norDoesWhoHasCriedFromAnotherOfTheirNumbers() {
        var person = new HashMap<>(Office.person());
        var mobile = Requests.phone();
        person.put(
                "contactPoints",
                List.of(
                        Map.of("kind", "PHONE", "value", Requests.phone(), "preferred", true),
                        Map.of("kind", "PHONE", "value", mobile)));
        person.remove("email");
        var patient = desk().post("/v1/patients", person).expect(201).text("id");
        var key = desk().post("/v1/patients/" + patient + "/keys", Map.of())
                .expect(200)
                .text("key");
        send(request(Map.of("name", "Bobby", "phone", mobile, "inDanger", true)))
                .expect(201);
        var hold = hold("visit", "09:00");
        var refused = visitor()
                .as(key)
                .post(
                        "/v1/appointments",
                        Map.of("hold", Map.of("id", hold.text("id"), "key", hold.text("key")), "patient", patient))
                .expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
    }

    private Answer firstPatientAt(String email) {
        return visitor()
                .post("/v1/appointments", Office.confirmation(hold("visit", "09:00"), email))
                .expect(201);
    }

    private void assertNothingIsBookedWith(Answer request, String email) {
        var refused = book(request, hold("visit", "11:00")).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertThat(status(request)).isEqualTo("RECEIVED");
        visitor()
                .post("/v1/appointments", Office.confirmation(hold("visit", "13:00"), email))
                .expect(422);
    }

    @Test
    void theKeyOfANewRequestDoesNotOpenTheDoorToAPatientWhomAClinicianHasFlagged() {
        var email = email();
        var patient = desk().get("/v1/appointments/" + firstPatientAt(email).text("id"))
                .expect(200)
                .text("patient");
        flag(patient);
        assertNothingIsBookedWith(send(request("email", email)).expect(201), email);
    }

    @Test
    void norDoesTheKeyOfOneThatIsHeldBackToWhoHasCriedForHelpInAnother() {
        var email = email();
        send(request(Map.of("email", email, "inDanger", true))).expect(201);
        assertNothingIsBookedWith(
                send(request(Map.of("email", email, "fillSeconds", 1))).expect(201), email);
    }

    @Test
    void norDoesOneThatIsNotLinkedAnyMoreBecauseTheCryIsLongAgo() {
        var email = email();
        var cry = send(request(Map.of("email", email, "inDanger", true))).expect(201);
        database.update(
                "update appointment_request set received_at = received_at - interval '61 days',"
                        + " crisis_raised_at = crisis_raised_at - interval '61 days' where id = ?",
                UUID.fromString(cry.text("id")));
        assertNothingIsBookedWith(send(request("email", email)).expect(201), email);
    }

    private void clear(Answer request) {
        database.update(
                "update appointment_request set crisis_cleared_at = now(), crisis_cleared_by = id,"
                        + " crisis_clearing_reason = '\\x00' where id = ?",
                UUID.fromString(request.text("id")));
    }

    @Test
    void aVisitWithAMedicineIsNeverBookedSo() {
        var request = sent();
        assertThat(book(request, hold("dose", "09:00")).expect(422).problem()).isEqualTo("self-booking-not-available");
        assertThat(status(request)).isEqualTo("RECEIVED");
    }

    @Test
    void whatCameFromTheSameNumberStaysForStaff() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email)).expect(201);
        book(first, hold("visit", "09:00")).expect(201);
        assertThat(status(second)).isEqualTo("RECEIVED");
        assertThat(database.first(
                        "select linked_to is null and queue_rank = 2 from appointment_request where id = ?",
                        row -> row.getBoolean(1),
                        UUID.fromString(second.text("id"))))
                .contains(true);
    }

    @Test
    void dangerThatIsToldAfterwardsIsSeenByTheDeskAndKeepsThePatientFromTreatment() {
        var request = sent();
        book(request, hold("visit", "09:00")).expect(201);
        senderOf(request)
                .post(
                        PATH + "/" + request.text("id") + "/screening",
                        ScreeningResourceTest.answers("psych.suicidal-thoughts-now", "YES"))
                .expect(200);
        assertThat(database.first(
                        "select r.queue_rank = 0 and exists (select 1 from crisis_flag f where f.patient_id = r.patient_id"
                                + " and f.ended_at is null) from appointment_request r where r.id = ?",
                        row -> row.getBoolean(1),
                        UUID.fromString(request.text("id"))))
                .contains(true);
    }

    @Test
    void takingTheWordOfDangerBackOpensNothing() {
        var email = email();
        var cry = request("email", email);
        cry.put("inDanger", true);
        var first = send(cry).expect(201);
        var second = send(request("email", email)).expect(201);
        senderOf(first)
                .post(PATH + "/" + first.text("id") + "/withdrawal", Map.of())
                .expect(200);
        book(second, hold("visit", "09:00")).expect(422);
        var third = send(request("email", email)).expect(201);
        book(third, hold("visit", "11:00")).expect(422);
    }

    @Test
    void whatStaffHavePutAsideIsNotBookedAndDoesNotSaySo() {
        var request = sent();
        desk().post(PATH + "/" + request.text("id") + "/triage", Map.of("decision", "SPAM"))
                .expect(200);
        var refused = book(request, hold("visit", "09:00")).expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
        assertThat(refused.body().toString()).doesNotContain("SPAM");
    }

    @Test
    void theHoldHasToBeTheSendersAndTheRequestToo() {
        var mine = sent();
        var theirs = sent();
        var hold = hold("visit", "09:00");
        senderOf(mine)
                .post(PATH + "/" + theirs.text("id") + "/appointment", booking(hold))
                .expect(404);
        var stolen = Map.of(
                "hold", Map.of("id", hold.text("id"), "key", "spk_guessed"),
                "givenName", "Ada",
                "familyName", "Testperson",
                "dateOfBirth", "1980-05-17");
        senderOf(mine)
                .post(PATH + "/" + mine.text("id") + "/appointment", stolen)
                .expect(404);
        senderOf(mine)
                .post(PATH + "/" + mine.text("id") + "/appointment", Map.of("givenName", " "))
                .expect(400);
    }
}
