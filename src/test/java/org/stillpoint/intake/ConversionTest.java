package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.attempt;
import static org.stillpoint.intake.DeskSample.queue;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** From a request to a patient with an appointment. */
@QuarkusTest
class ConversionTest {

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open();
    }

    private static Map<String, Object> person() {
        return Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17");
    }

    private Map<String, Object> conversion(String time) {
        var conversion = new HashMap<>(office.place("visit", office.at(time)));
        conversion.put("person", person());
        return conversion;
    }

    private long count(String sql, Object... values) {
        return database.first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    private long patients() {
        return count("select count(*) from patient");
    }

    private long appointments() {
        return count("select count(*) from appointment");
    }

    private String status(String id) {
        return desk().get(PATH + "/" + id)
                .expect(200)
                .body()
                .at("/file/request/status")
                .asText();
    }

    @Test
    void aNewPatientHasWhatTheRequestSaidAndAnAppointment() {
        var request = Requests.request("site", office.site());
        request.put("phone", "+16175550178");
        var id = Requests.send(request).expect(201).text("id");
        var converted = desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
        assertThat(converted.text("request")).isEqualTo(id);
        assertThat(converted.body().path("newPatient").asBoolean()).isTrue();
        var patient = desk().get("/v1/patients/" + converted.text("patient")).expect(200);
        assertThat(patient.text("familyName")).isEqualTo("Testperson");
        assertThat(patient.body().toString()).contains(request.get("email").toString(), "+16175550178");
        var booked = desk().get("/v1/appointments/"
                        + converted.body().at("/appointment/id").asText())
                .expect(200);
        assertThat(booked.text("patient")).isEqualTo(converted.text("patient"));
        assertThat(booked.text("start")).isEqualTo(office.at("09:00"));
        assertThat(status(id)).isEqualTo("ASSESSMENT_SCHEDULED");
        assertThat(queue(desk(), office)).isEmpty();
        assertThat(desk().get(at(id, "decisions")).body().path("items").findValuesAsText("decision"))
                .containsExactly("CONVERT");
    }

    @Test
    void whatThePersonAskedElseIsClosedWithADecisionOfItsOwn() {
        var id = sample.sent(office);
        var other = sample.again(sample.sent(office), id);
        var converted = desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
        var kept = desk().get(at(other, "decisions")).expect(200).body().path("items");
        assertThat(kept.findValuesAsText("decision")).containsExactly("DUPLICATE");
        assertThat(kept.at("/0/duplicateOf").asText()).isEqualTo(id);
        var trail = AuditTrail.of(UUID.fromString(other)).get(1);
        assertThat(trail.action()).isEqualTo("REQUEST_CLOSED_ALONG");
        assertThat(trail.patients()).containsExactly(UUID.fromString(converted.text("patient")));
    }

    @Test
    void howToReachSomebodyIsKeptAsItWasAllowed() {
        var request = Requests.request("site", office.site());
        request.put("phone", "+16175550179");
        request.put("preferredContact", "TEXT_MESSAGE");
        request.put("safeToLeaveMessage", true);
        request.put("timeZone", "America/Chicago");
        request.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "09:00", "to", "11:00")));
        var id = Requests.send(request).expect(201).text("id");
        var converted = desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
        var patient = desk().get("/v1/patients/" + converted.text("patient")).expect(200);
        assertThat(patient.text("timeZone")).isEqualTo("America/Chicago");
        var points = patient.body().path("contactPoints");
        assertThat(points.findValuesAsText("kind")).containsExactly("PHONE", "EMAIL");
        assertThat(points.findValuesAsText("safeToLeaveMessage")).containsExactly("true", "true");
        assertThat(points.findValuesAsText("mayText")).containsExactly("true", "false");
        assertThat(points.findValuesAsText("weekday")).containsExactly("MONDAY", "MONDAY");
    }

    @Test
    void whoMayHaveARecordAlreadyIsRegisteredOnlyWhenStaffSayItIsSomebodyElse() {
        var request = Requests.request("site", office.site());
        var id = Requests.send(request).expect(201).text("id");
        var known = new HashMap<>(Office.person());
        known.put("email", request.get("email").toString().toUpperCase(Locale.ROOT));
        var patient = desk().post("/v1/patients", known).expect(201).text("id");
        long before = patients();
        var refused = desk().post(at(id, "conversion"), conversion("09:00")).expect(409);
        assertThat(refused.problem()).isEqualTo("possible-duplicates");
        assertThat(refused.body().path("patients")).extracting(JsonNode::asText).containsExactly(patient);
        assertThat(patients()).isEqualTo(before);
        assertThat(status(id)).isEqualTo("RECEIVED");
        var somebodyElse = conversion("09:00");
        somebodyElse.put("newPerson", true);
        var converted = desk().post(at(id, "conversion"), somebodyElse).expect(200);
        assertThat(converted.text("patient")).isNotEqualTo(patient);
    }

    @Test
    void somebodyWhoHasARecordKeepsIt() {
        var patient = Office.patient();
        var id = sample.sent(office);
        var conversion = office.booking("visit", office.at("09:00"), patient);
        long before = patients();
        var converted = desk().post(at(id, "conversion"), conversion).expect(200);
        assertThat(converted.text("patient")).isEqualTo(patient);
        assertThat(converted.body().path("newPatient").asBoolean()).isFalse();
        assertThat(patients()).isEqualTo(before);
    }

    @Test
    void aHoldBecomesTheAppointment() {
        var id = sample.sent(office);
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var converted = desk().post(
                        at(id, "conversion"), Map.of("person", person(), "hold", Map.of("id", hold.text("id"))))
                .expect(200);
        assertThat(converted.body().at("/appointment/id").asText()).isEqualTo(hold.text("id"));
    }

    @Test
    void whatIsTakenLeavesNothingBehind() {
        office.book("visit", "09:00").expect(201);
        var id = sample.sent(office);
        long patients = patients();
        long appointments = appointments();
        assertThat(desk().post(at(id, "conversion"), conversion("09:15"))
                        .expect(409)
                        .problem())
                .isEqualTo("slot-taken");
        assertThat(desk().post(at(id, "conversion"), conversion("09:03"))
                        .expect(422)
                        .problem())
                .isEqualTo("start-not-allowed");
        assertThat(desk().post(at(id, "conversion"), conversion("05:00"))
                        .expect(422)
                        .problem())
                .isEqualTo("not-offered");
        assertThat(List.of(patients(), appointments())).containsExactly(patients, appointments);
        assertThat(status(id)).isEqualTo("RECEIVED");
        assertThat(desk().get(at(id, "decisions")).body().path("items")).isEmpty();
        desk().post(at(id, "conversion"), conversion("13:00")).expect(200);
    }

    @Test
    void allThatIsMissingIsNamed() {
        var id = sample.sent(office);
        var refused = desk().post(at(id, "conversion"), Map.of()).expect(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).containsExactly("/person");
        var placeless =
                desk().post(at(id, "conversion"), Map.of("person", person())).expect(400);
        assertThat(placeless.body().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/service", "/site", "/start");
        var both = conversion("09:00");
        both.put("patient", UUID.randomUUID());
        both.put("newPerson", true);
        assertThat(desk().post(at(id, "conversion"), both)
                        .expect(400)
                        .body()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/patient", "/newPerson");
        var nobody =
                office.booking("visit", office.at("09:00"), UUID.randomUUID().toString());
        assertThat(desk().post(at(id, "conversion"), nobody)
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/patient");
    }

    @Test
    void ofManyConversionsOfOneRequestOneSucceeds() {
        for (int round = 0; round < 5; round++) {
            var id = sample.sent(office);
            var start = office.at(office.day().plusDays(round), "09:00");
            long patients = patients();
            long appointments = appointments();
            var answers = Race.of(8, n -> () -> {
                var conversion = new HashMap<>(office.place("visit", start));
                conversion.put("person", person());
                return desk().post(at(id, "conversion"), conversion);
            });
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 7));
            assertThat(List.of(patients(), appointments())).containsExactly(patients + 1, appointments + 1);
        }
    }

    @Test
    void ofTwoRequestsForOneStartOneIsConverted() {
        for (int round = 0; round < 5; round++) {
            var one = sample.sent(office);
            var other = sample.sent(office);
            var start = office.at(office.day().plusDays(round), "09:00");
            long patients = patients();
            var answers = Race.of(2, n -> () -> {
                var conversion = new HashMap<>(office.place("visit", start));
                conversion.put("person", person());
                return desk().post(at(n == 0 ? one : other, "conversion"), conversion);
            });
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 1));
            assertThat(patients()).isEqualTo(patients + 1);
            assertThat(List.of(status(one), status(other)))
                    .containsExactlyInAnyOrder("ASSESSMENT_SCHEDULED", "RECEIVED");
        }
    }

    @Test
    void thePersonsOtherRequestsGoWithIt() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        desk().post(at(again, "conversion"), conversion("09:00")).expect(200);
        assertThat(status(id)).isEqualTo("DUPLICATE");
        assertThat(queue(desk(), office)).isEmpty();
    }

    @Test
    void whatIsClosedNotThereOrWithSomebodyElseIsNotConverted() {
        var id = sample.sent(office);
        colleagues
                .with("FRONT_DESK")
                .wire()
                .post(at(id, "assignment"), Map.of())
                .expect(200);
        assertThat(desk().post(at(id, "conversion"), conversion("09:00"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-assigned");
        var closed = sample.sent(office);
        desk().post(at(closed, "triage"), Map.of("decision", "SPAM")).expect(200);
        assertThat(desk().post(at(closed, "conversion"), conversion("09:00"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-not-open");
        desk().post(at(UUID.randomUUID().toString(), "conversion"), conversion("09:00"))
                .expect(404);
    }

    @Test
    void anOpenFlagOfDangerGoesAlongToThePatient() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        var converted = desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
        var flags = colleagues
                .with("NURSE")
                .wire()
                .get("/v1/patients/" + converted.text("patient") + "/crisis-flags")
                .expect(200)
                .body()
                .path("items");
        assertThat(flags).hasSize(1);
        assertThat(flags.get(0).path("origin").asText()).isEqualTo("REQUEST");
        assertThat(flags.get(0).path("originId").asText()).isEqualTo(id);
        assertThat(queue(desk(), office)).isEmpty();
        var calm = sample.sent(office);
        var without = desk().post(at(calm, "conversion"), conversion("13:00")).expect(200);
        assertThat(colleagues
                        .with("NURSE")
                        .wire()
                        .get("/v1/patients/" + without.text("patient") + "/crisis-flags")
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whoElseIsAtTheSameNumberStaysInTheQueueWithTheirOwnDanger() {
        var id = sample.sent(office);
        var son = sample.again(sample.sent(office, "name", "Ben Testperson"), id);
        sample.inDanger(son, clock.instant().plus(Duration.ofMinutes(15)));
        var converted = desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
        assertThat(status(son)).isEqualTo("RECEIVED");
        assertThat(queue(desk(), office)).containsExactly(son);
        assertThat(count(
                        "select count(*) from crisis_flag where patient_id = ?",
                        UUID.fromString(converted.text("patient"))))
                .isZero();
        assertThat(count(
                        "select count(*) from appointment_request where id = ? and queue_rank = 0",
                        UUID.fromString(son)))
                .isEqualTo(1);
    }

    /** At which site and until when somebody is to see to the danger that the patient has told of. */
    private List<String> risk(String patient) {
        return database.first(
                        "select s.code, f.to_at from follow_up f join site s on s.id = f.site_id"
                                + " where f.patient_id = ? and f.code = 'RISK'",
                        row -> List.of(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class)
                                        .toInstant()
                                        .toString()),
                        UUID.fromString(patient))
                .orElseThrow();
    }

    @Test
    void theFrontDeskDoesNotEndTheClockOfDangerBeforeSomebodyHasSpokenWithThePerson() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        assertThat(desk().post(at(id, "conversion"), conversion("09:00"))
                        .expect(409)
                        .problem())
                .isEqualTo("crisis-open");
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "NO_ANSWER")).expect(200);
        desk().post(at(id, "conversion"), conversion("09:00")).expect(409);
        assertThat(queue(desk(), office)).containsExactly(id);
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        desk().post(at(id, "conversion"), conversion("09:00")).expect(200);
    }

    @Test
    void norByHavingSpokenWithSomebodyElseAtTheSameNumber() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        var son = sample.again(sample.sent(office, "name", "Ben Testperson"), id);
        desk().post(at(son, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        assertThat(desk().post(at(id, "conversion"), conversion("09:00"))
                        .expect(409)
                        .problem())
                .isEqualTo("crisis-open");
    }

    @Test
    void theClockGoesAlongWhereAClinicianConverts() {
        var respondBy = clock.instant().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.MILLIS);
        var id = sample.inDanger(Requests.sent().text("id"), respondBy);
        var nurse = colleagues.with("NURSE").wire();
        var converted = nurse.post(at(id, "conversion"), conversion("09:00")).expect(200);
        assertThat(risk(converted.text("patient"))).containsExactly(office.site(), respondBy.toString());
        var held = sample.inDanger(Requests.sent().text("id"), respondBy);
        var hold = office.hold(visitor(), "visit", "13:00").expect(201);
        var another = nurse.post(
                        at(held, "conversion"), Map.of("person", person(), "hold", Map.of("id", hold.text("id"))))
                .expect(200);
        assertThat(risk(another.text("patient"))).containsExactly(office.site(), respondBy.toString());
    }

    @Test
    void aRepetitionConvertsOnce() {
        var id = sample.sent(office);
        var caller = desk().with("Idempotency-Key", UUID.randomUUID());
        var first = caller.post(at(id, "conversion"), conversion("09:00")).expect(200);
        assertThat(caller.post(at(id, "conversion"), conversion("09:00"))
                        .expect(200)
                        .body())
                .isEqualTo(first.body());
    }

    /** Of two people of one name the wrong one was picked. */
    private JsonNode converted(Wire staff, String id, String patient, String time) {
        return staff.post(at(id, "conversion"), office.booking("visit", office.at(time), patient))
                .expect(200)
                .body();
    }

    private void cancelled(JsonNode converted) {
        desk().ifMatch(0)
                .post(
                        "/v1/appointments/" + converted.at("/appointment/id").asText() + "/cancellation",
                        Map.of("reason", "PATIENT"))
                .expect(200);
    }

    private static Map<String, Object> why() {
        return Map.of("reason", "Another person of the same name");
    }

    @Test
    void aConversionToTheWrongRecordIsTakenBackOnceItsVisitIsCancelled() {
        var sent = Requests.send(Requests.request("site", office.site())).expect(201);
        var id = sent.text("id");
        var wrong = Office.patient();
        var converted = converted(desk(), id, wrong, "09:00");
        var refused = desk().post(at(id, "conversion-reversal"), why()).expect(409);
        assertThat(refused.problem()).isEqualTo("request-not-closed");
        assertThat(refused.text("appointment"))
                .isEqualTo(converted.at("/appointment/id").asText());
        cancelled(converted);
        desk().post(at(id, "conversion-reversal"), Map.of()).expect(400);
        desk().post(at(id, "conversion-reversal"), why()).expect(200);
        assertThat(queue(desk(), office)).containsExactly(id);
        var trail = AuditTrail.of(UUID.fromString(id)).getLast();
        assertThat(trail.action()).isEqualTo("REQUEST_CONVERSION_REVERSED");
        assertThat(trail.patients()).containsExactly(UUID.fromString(wrong));
        assertThat(Requests.senderOf(sent).get(PATH + "/" + id).expect(200).text("status"))
                .isEqualTo("RECEIVED");
        assertThat(requestsOf(wrong)).isEmpty();
        var right = Office.patient();
        converted(desk(), id, right, "13:00");
        assertThat(requestsOf(right)).containsExactly(id);
        assertThat(desk().get(at(id, "decisions")).body().path("items").findValuesAsText("decision"))
                .containsExactly("CONVERT", "REVERSE_CONVERSION", "CONVERT");
    }

    private List<String> requestsOf(String patient) {
        return colleagues
                .with("PRESCRIBER")
                .wire()
                .get("/v1/patients/" + patient + "/export")
                .expect(200)
                .body()
                .at("/records/appointmentRequests")
                .findValuesAsText("id");
    }

    @Test
    void nobodyCallsTheWrongPatientAboutTheVisitTheyNeverHad() {
        var id = sample.sent(office);
        var wrong = Office.patient();
        cancelled(converted(desk(), id, wrong, "09:00"));
        desk().post(at(id, "conversion-reversal"), why()).expect(200);
        assertThat(database.list(
                        "select outcome from follow_up where patient_id = ? and code = 'RETURN'",
                        row -> row.getString(1),
                        UUID.fromString(wrong)))
                .containsExactly("NOT_NEEDED");
    }

    @Test
    void dangerGoesFromTheWrongRecordBackToTheTopOfTheQueueAndOnlyByAClinician() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        var again = sample.again(sample.inDanger(office, Duration.ofMinutes(20)), id);
        var nurse = colleagues.with("NURSE").wire();
        var wrong = Office.patient();
        cancelled(converted(nurse, id, wrong, "09:00"));
        assertThat(openFlags(wrong)).isEqualTo(2);
        desk().post(at(id, "conversion-reversal"), why()).expect(403);
        nurse.post(at(id, "conversion-reversal"), why()).expect(200);
        assertThat(openFlags(wrong)).isZero();
        assertThat(count(
                        "select count(*) from follow_up where patient_id = ? and code = 'RISK' and status = 'OPEN'",
                        UUID.fromString(wrong)))
                .isZero();
        assertThat(count(
                        "select count(*) from appointment_request where id in (?, ?) and queue_rank = 0"
                                + " and coalesce(linked_to, id) = ?",
                        UUID.fromString(id),
                        UUID.fromString(again),
                        UUID.fromString(id)))
                .isEqualTo(2);
        var right = Office.patient();
        converted(nurse, id, right, "13:00");
        assertThat(openFlags(right)).isEqualTo(2);
    }

    private long openFlags(String patient) {
        return count(
                "select count(*) from crisis_flag where patient_id = ? and ended_at is null", UUID.fromString(patient));
    }

    @Test
    void whatHasLedToNoRecordIsNotTakenBack() {
        var id = sample.sent(office);
        assertThat(desk().post(at(id, "conversion-reversal"), why()).expect(409).text("currentStatus"))
                .isEqualTo("RECEIVED");
    }
}
