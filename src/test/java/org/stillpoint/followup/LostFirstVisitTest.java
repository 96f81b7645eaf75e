package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Whoever asked for an appointment, got one, and lost it before anything was given. */
@QuarkusTest
class LostFirstVisitTest {

    @Inject
    UnrecordedVisits unrecorded;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private Office office;
    private Wire sender;
    private String request;
    private String patient;
    private String visit;

    @BeforeEach
    void arranged() {
        office = Office.open();
        var receipt = Requests.send(Requests.request("site", office.site())).expect(201);
        sender = Requests.senderOf(receipt);
        request = Requests.PATH + "/" + receipt.text("id");
        var conversion = office.place("visit", office.at("10:00"));
        conversion.put("person", Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17"));
        var converted = desk().post(request + "/conversion", conversion).expect(200);
        patient = converted.text("patient");
        visit = converted.body().at("/appointment/id").asText();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
    }

    private String told() {
        return sender.get(request).expect(200).text("status");
    }

    private Answer change(String appointment, String what, Map<String, Object> how) {
        var version = desk().get("/v1/appointments/" + appointment)
                .expect(200)
                .body()
                .path("version")
                .asLong();
        return desk().ifMatch(version).post("/v1/appointments/" + appointment + "/" + what, how);
    }

    private void cancelled(String reason) {
        change(visit, "cancellation", Map.of("reason", reason)).expect(200);
    }

    private List<JsonNode> followUps() {
        return desk().get("/v1/follow-up-schedules/" + patient)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode toReturn() {
        assertThat(followUps()).hasSize(1);
        var due = followUps().getFirst();
        assertThat(due.path("code").asText()).isEqualTo("RETURN");
        assertThat(due.path("state").asText()).isEqualTo("DUE");
        assertThat(due.path("site").asText()).isEqualTo(office.site());
        return due;
    }

    private List<String> openCodes() {
        return followUps().stream()
                .filter(each ->
                        !List.of("CLOSED", "DONE").contains(each.path("state").asText()))
                .map(each -> each.path("code").asText())
                .toList();
    }

    @Test
    void whoseFirstVisitIsCancelledIsCalledAboutAnotherAndTheWebsiteSaysSo() {
        cancelled("PROVIDER_ILLNESS");
        var due = toReturn();
        assertThat(told()).isEqualTo("RECEIVED");
        var recalled = desk().get("/v1/recall-list?site=" + office.site()).expect(200);
        assertThat(recalled.body().path("items").findValuesAsText("patient")).containsExactly(patient);
        var id = due.path("id").asText();
        var start = desk().get("/v1/follow-ups/" + id + "/session-slots")
                .expect(200)
                .body()
                .at("/items/0/start")
                .asText();
        var booked = desk().ifMatch(due.path("version").asLong())
                .post("/v1/follow-ups/" + id + "/appointments", Map.of("start", start))
                .expect(201);
        assertThat(desk().get("/v1/appointments/" + booked.text("appointment")).text("service"))
                .isEqualTo(office.service("visit"));
        assertThat(openCodes()).isEmpty();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
    }

    @Test
    void whoHasLostTwoVisitsIsOfferedTheOneThatFellThroughLastAlsoWhereTheOtherWasToBeLater() {
        var later = desk().post(
                        "/v1/appointments",
                        office.booking("talk", office.at(office.day().plusDays(2), "10:00"), patient))
                .expect(201)
                .text("id");
        change(later, "cancellation", Map.of("reason", "PATIENT")).expect(200);
        clock.advance(Duration.ofMinutes(1));
        cancelled("PROVIDER");
        var slots = desk().get("/v1/follow-ups/" + toReturn().path("id").asText() + "/session-slots");
        assertThat(slots.expect(200).text("service")).isEqualTo(office.service("visit"));
    }

    private void at(String moment) {
        clock.advance(
                Duration.between(clock.instant(), OffsetDateTime.parse(moment).toInstant()));
    }

    @Test
    void whoDoesNotComeToTheFirstVisitIsCalledAboutAnother() {
        at(office.at("12:00"));
        change(visit, "no-show", Map.of()).expect(200);
        toReturn();
        assertThat(told()).isEqualTo("RECEIVED");
    }

    @Test
    void whoCameToTheFirstVisitIsNotCalledAlsoWhereThatIsRecordedLate() {
        at(office.at("23:30"));
        unrecorded.run();
        toReturn();
        assertThat(told()).isEqualTo("RECEIVED");
        change(visit, "arrival", Map.of()).expect(200);
        assertThat(openCodes()).isEmpty();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
    }

    @Test
    void whomAClinicianHasEvaluatedIsNotCalledWhereTheArrivalWasForgotten() {
        at(office.at("10:30"));
        Chart.of(office, patient).evaluation();
        at(office.at("23:30"));
        unrecorded.run();
        assertThat(openCodes()).isEmpty();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
    }

    @Test
    void whoseVisitNobodyHasRecordedIsToldAndCorrectsTheContactDataAsSoonAsTheClinicCalls() {
        at(office.at("22:00"));
        unrecorded.run();
        assertThat(openCodes()).isEmpty();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
        at(office.at("23:30"));
        unrecorded.run();
        assertThat(openCodes()).containsExactly("RETURN");
        assertThat(told()).isEqualTo("RECEIVED");
        corrected("phone", Requests.phone());
        assertThat(queued()).containsExactly(request);
    }

    @Test
    void aNextVisitThatNobodyHasRecordedIsNoneThatIsArranged() {
        cancelled("PROVIDER");
        desk().post("/v1/appointments", office.booking("visit", office.at("11:00"), patient))
                .expect(201);
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
        at(office.at(office.day().plusDays(1), "08:00"));
        assertThat(told()).isEqualTo("RECEIVED");
    }

    @Test
    void nobodyIsWorkedOutAgainWhileAnotherFirstVisitIsBooked() {
        desk().post(
                        "/v1/appointments",
                        office.booking("visit", office.at(office.day().plusDays(2), "10:00"), patient))
                .expect(201);
        assertThat(followUps()).isEmpty();
        at(office.at("23:30"));
        unrecorded.run();
        assertThat(database.list(
                        "select 1 from follow_up_mark where patient_id = ?", row -> 1, UUID.fromString(patient)))
                .isEmpty();
    }

    @Test
    void whoWasSeenAndLosesTheNextVisitIsCalledAboutAnother() {
        at(office.at("10:00"));
        change(visit, "arrival", Map.of()).expect(200);
        var next = desk().post(
                        "/v1/appointments",
                        office.booking("talk", office.at(office.day().plusDays(2), "10:00"), patient))
                .expect(201)
                .text("id");
        assertThat(openCodes()).isEmpty();
        change(next, "cancellation", Map.of("reason", "PROVIDER")).expect(200);
        toReturn();
    }

    @Test
    void whoHasAnotherVisitIsNotCalled() {
        desk().post("/v1/appointments", office.booking("visit", office.at("14:00"), patient))
                .expect(201);
        cancelled("PATIENT");
        assertThat(followUps()).isEmpty();
        assertThat(told()).isEqualTo("ASSESSMENT_SCHEDULED");
    }

    @Test
    void whoIsBookedAgainByAnybodyIsNotCalledAnyMore() {
        cancelled("PATIENT");
        toReturn();
        desk().post("/v1/appointments", office.booking("visit", office.at("14:00"), patient))
                .expect(201);
        assertThat(openCodes()).isEmpty();
    }

    @Test
    void whoDoesNotWantAnotherIsNotCalledAgain() {
        cancelled("PATIENT");
        var due = toReturn();
        desk().ifMatch(due.path("version").asLong())
                .post("/v1/follow-ups/" + due.path("id").asText() + "/completion", Map.of("outcome", "DECLINED"))
                .expect(200);
        assertThat(openCodes()).isEmpty();
    }

    @Test
    void whoWaitsForAnotherVisitIsShownInTheQueueWithTheContactDataThatTheyCorrect() {
        var contact = Map.of(
                "name",
                "Ada Testperson",
                "phone",
                Requests.phone(),
                "preferredContact",
                "PHONE",
                "safeToLeaveMessage",
                true);
        var version = version();
        var refused = sender.ifMatch(version).put(request + "/contact", contact).expect(409);
        assertThat(refused.text("currentStatus")).isEqualTo(told());
        cancelled("PROVIDER");
        sender.ifMatch(version).put(request + "/contact", contact).expect(200);
        assertThat(told()).isEqualTo("RECEIVED");
        assertThat(desk().get(request)
                        .expect(200)
                        .body()
                        .at("/file/request/status")
                        .asText())
                .isEqualTo("RECEIVED");
        assertThat(openCodes()).containsExactly("RETURN");
        desk().post("/v1/appointments", office.booking("visit", office.at("14:00"), patient))
                .expect(201);
        assertThat(told()).as("whoever has arranged it").isEqualTo("ASSESSMENT_SCHEDULED");
    }

    /** All else stays as the sender reads it. */
    private void corrected(String property, Object value) {
        var contact = (ObjectNode) sender.get(request + "/contact").expect(200).body();
        contact.set(property, new ObjectMapper().valueToTree(value));
        sender.ifMatch(version()).put(request + "/contact", contact).expect(200);
    }

    private List<String> queued() {
        return desk().get(Requests.PATH + "?site=" + office.site())
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("site").asText().equals(office.site()))
                .map(item -> Requests.PATH + "/" + item.path("id").asText())
                .toList();
    }

    private Answer converted(Map<String, Object> whom) {
        var conversion = office.place("visit", office.at("14:00"));
        conversion.putAll(whom);
        return desk().post(request + "/conversion", conversion);
    }

    @Test
    void whoAsksAgainUnderAnotherNumberKeepsTheRecordThatTellsOfTheirDanger() {
        cancelled("CRISIS");
        corrected("email", Requests.email());
        var person = Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17");
        var others = List.<Map<String, Object>>of(
                Map.of("person", person),
                Map.of("person", person, "newPerson", true),
                Map.of("patient", Office.patient()));
        for (var other : others) {
            var refused = converted(other).expect(409);
            assertThat(refused.problem()).isEqualTo("possible-duplicates");
            assertThat(refused.body().path("patients"))
                    .extracting(JsonNode::asText)
                    .containsExactly(patient);
        }
        var again = converted(Map.of("patient", patient)).expect(200);
        assertThat(again.text("patient")).isEqualTo(patient);
        assertThat(openCodes()).doesNotContain("RETURN");
    }

    private void askedBeside() {
        var email = sender.get(request + "/contact").expect(200).text("email");
        Requests.send(Requests.request(Map.of("site", office.site(), "email", email)))
                .expect(201);
    }

    @Test
    void whoAsksAgainIsOneItemOfTheQueueWithWhatTheyHaveAskedMeanwhile() {
        cancelled("PROVIDER");
        askedBeside();
        corrected("safeToLeaveMessage", true);
        assertThat(queued()).hasSize(1);
        var person = Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17");
        assertThat(converted(Map.of("person", person)).expect(409).problem()).isEqualTo("possible-duplicates");
        var conversion = office.place("visit", office.at("14:00"));
        conversion.put("patient", Office.patient());
        var refused =
                desk().post(queued().getFirst() + "/conversion", conversion).expect(409);
        assertThat(refused.body().path("patients")).extracting(JsonNode::asText).containsExactly(patient);
    }

    @Test
    void whoAsksAgainIsCalledNowWhateverWasSaidBeforeTheVisit() {
        database.update(
                "update appointment_request set attempts = 1, next_try_at = ? where patient_id = ?",
                clock.instant().plus(Duration.ofDays(80)),
                UUID.fromString(patient));
        cancelled("PROVIDER");
        corrected("phone", Requests.phone());
        assertThat(database.list(
                        "select 1 from appointment_request where patient_id = ? and queue_rank = 2 and next_try_at is null",
                        row -> 1,
                        UUID.fromString(patient)))
                .hasSize(1);
    }

    private long version() {
        return sender.get(request + "/contact")
                .expect(200)
                .body()
                .path("version")
                .asLong();
    }

    @Test
    void whoTakesBackTheRequestDoesNotWaitForAnotherVisit() {
        sender.post(request + "/withdrawal", Map.of()).expect(409);
        cancelled("PROVIDER");
        assertThat(sender.post(request + "/withdrawal", Map.of()).expect(200).text("status"))
                .isEqualTo("WITHDRAWN");
        assertThat(told()).isEqualTo("WITHDRAWN");
        assertThat(openCodes()).isEmpty();
        assertThat(followUps().getFirst().path("state").asText()).isEqualTo("DONE");
    }

    @Test
    void whoHasARecordDoesNotBookTheNextVisitAsSomebodyNew() {
        cancelled("PROVIDER");
        var hold = office.hold(Office.visitor(), "visit", "14:00").expect(201);
        var refused = sender.post(
                        request + "/appointment",
                        Map.of(
                                "hold",
                                Map.of("id", hold.text("id"), "key", hold.text("key")),
                                "givenName",
                                "Ada",
                                "familyName",
                                "Testperson",
                                "dateOfBirth",
                                "1980-05-17"))
                .expect(422);
        assertThat(refused.problem()).isEqualTo("self-booking-not-available");
    }
}
