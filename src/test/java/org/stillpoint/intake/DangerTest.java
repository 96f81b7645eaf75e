package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** What happens when a request says that somebody may be in danger. */
@QuarkusTest
class DangerTest {

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private Optional<String> source(Answer request) {
        return database.first(
                "select crisis_source from appointment_request"
                        + " where id = ? and crisis_raised_at is not null and crisis_cleared_at is null",
                row -> row.getString(1),
                UUID.fromString(request.text("id")));
    }

    private static void assertNamesHelpFirst(Answer answer) {
        assertThat(answer.body().fieldNames().next()).isEqualTo("crisisResources");
        assertThat(answer.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertThat(answer.text("nextSteps")).startsWith("If you or somebody else may be in danger");
        assertThat(answer.text("nextSteps")).contains("not monitored in real time");
    }

    @Test
    void whoSaysSoIsAnsweredWithHelpFirstAndMarkedWithATimeToRespond() {
        clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        var sent = send(request("inDanger", true)).expect(201);
        assertNamesHelpFirst(sent);
        assertThat(source(sent)).contains("SENDER");
        assertThat(database.first(
                        "select crisis_respond_by from appointment_request where id = ?",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        UUID.fromString(sent.text("id"))))
                .contains(clock.instant().plus(Duration.ofMinutes(30)));
        assertNamesHelpFirst(senderOf(sent).get(PATH + "/" + sent.text("id")).expect(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to die.",
                "sometimes I think of SUICIDE",
                "I can't go on like this",
                "I can’t go on like this",
                "he said he would kill\n  her",
                "I have been self-harming... well, self-harm",
                "Quiero morirme",
                "ya no puedo mas",
                "pienso en hacerme daño"
            })
    void wordsOfDangerAreHeardInAnyLanguageOfTheList(String message) {
        var sent = send(request("message", message)).expect(201);
        assertThat(source(sent)).contains("TEXT");
        assertNamesHelpFirst(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do you have parking?", "I skill himself", "I wanted to diet", ""})
    void otherWordsAreNot(String message) {
        var sent = send(request("message", message)).expect(201);
        assertThat(source(sent)).isEmpty();
        assertThat(sent.text("nextSteps")).startsWith("We will contact you");
    }

    @Test
    void whoSaysThatThereIsNoneIsStillHeard() {
        var sent = request("inDanger", false);
        sent.put("message", "I want to die");
        assertThat(source(send(sent).expect(201))).contains("TEXT");
    }

    @Test
    void wordsOfDangerAreHeardWhereTheNameGoesToo() {
        assertThat(source(send(request("name", "please help I want to die")).expect(201)))
                .contains("TEXT");
    }

    @Test
    void orWhereANameIsCorrectedBeyondTheLimitToo() {
        var sent = send(request()).expect(201);
        var me = senderOf(sent);
        for (int n = 0; n < 30; n++) {
            me.post(PATH + "/" + sent.text("id") + "/screening", ScreeningResourceTest.answers("neuro.seizures", "NO"))
                    .expect(200);
        }
        var contact = PATH + "/" + sent.text("id") + "/contact";
        me.ifMatch(0).put(contact, corrected("Ada Testperson-Example")).expect(429);
        var heard = me.ifMatch(0)
                .put(contact, corrected("please help I want to die"))
                .expect(200);
        assertThat(source(sent)).contains("TEXT");
        assertThat(AuditTrail.actions(UUID.fromString(sent.text("id"))))
                .endsWith("REQUEST_CONTACT_CORRECTED", "CRISIS_RAISED");
        assertNamesHelpFirst(me.get(PATH + "/" + sent.text("id")).expect(200));
        assertThat(me.get(contact).expect(200).text("version")).isEqualTo(heard.text("version"));
    }

    private static Map<String, Object> corrected(String name) {
        return Map.of("name", name, "email", Requests.email(), "safeToLeaveMessage", false);
    }

    private static JsonNode told(Answer sent) {
        return desk().get(PATH + "/" + sent.text("id")).expect(200).body().at("/file/request");
    }

    static List<Arguments> slips() {
        return List.of(
                Arguments.of("phone", "5551 my sister's", "5551 my sister's"),
                Arguments.of("phone", "9".repeat(41), "9".repeat(41)),
                Arguments.of("site", "the big one", "the big one"),
                Arguments.of("language", "made-up tongue", "made-up tongue"),
                Arguments.of("region", "near Boston", "near Boston"),
                Arguments.of("preferredContact", "PHONE", "PHONE"),
                Arguments.of("promisedCallAt", "2050-01-01T00:00:00Z", "2050-01-01T00:00:00Z"),
                Arguments.of("channel", "PHONE", "PHONE"),
                Arguments.of("fillSeconds", -1, "-1"),
                Arguments.of(
                        "bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "17:00", "to", "09:00")), "MONDAY"),
                Arguments.of("travelWindow", Map.of("from", "2026-12-12", "to", "2026-12-01"), "2026-12-12"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aCryForHelpIsNotLostToASlipAndStaffSeeWhatWasTyped(String member, Object value, String shown) {
        var sent =
                send(request(Map.of(member, value, "message", "I want to die"))).expect(201);
        assertNamesHelpFirst(sent);
        assertThat(source(sent)).contains("TEXT");
        assertThat(told(sent).path(member).toString()).doesNotContain(shown);
        assertThat(told(sent).path("channel").asText()).isEqualTo("WEB");
        assertThat(told(sent).path("asTyped").asText())
                .startsWith(member + ": ")
                .contains(shown);
        send(request(member, value)).expect(400);
    }

    @Test
    void norToTextThatIsTooLongOrMissing() {
        var tooLong = "made-up words ".repeat(300) + "I want to die";
        assertThat(told(send(request("message", tooLong)).expect(201))
                        .path("message")
                        .asText())
                .isEqualTo(tooLong);
        var nameless = send(request(Map.of("name", " ", "inDanger", true))).expect(201);
        assertThat(told(nameless).path("name").asText()).isEqualTo("?");
        assertThat(told(nameless).has("asTyped")).isFalse();
    }

    @Test
    void oneSlipMoreIsLeftOutToo() {
        var sent = send(request(Map.of(
                        "email",
                        "ada at home",
                        "phone",
                        Requests.phone(),
                        "preferredContact",
                        "EMAIL",
                        "inDanger",
                        true)))
                .expect(201);
        assertThat(told(sent).path("asTyped").asText()).isEqualTo("email: ada at home\npreferredContact: EMAIL");
    }

    @Test
    void whoeverCanNotBeReachedInAnyWayIsToldWhoHelpsAndWhatIsWrong() {
        var refused = send(request(Map.of("email", "ada at home", "phone", "abc", "inDanger", true)))
                .expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/email");
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        send(request(Map.of("consent", Map.of("version", "1", "given", false), "inDanger", true)))
                .expect(400);
    }

    @Test
    void staffAreToldOfTheirSlipsAsAlways() {
        desk().post(PATH, request(Map.of("phone", "abc", "inDanger", true))).expect(400);
    }

    @Test
    void whatTellsOfDangerStaysMarkedWhenItIsTakenBack() {
        var sent = send(request("inDanger", true)).expect(201);
        senderOf(sent)
                .post(PATH + "/" + sent.text("id") + "/withdrawal", Map.of())
                .expect(200);
        assertThat(source(sent)).contains("SENDER");
    }

    private long flags(String patient) {
        return database.list(
                        "select 1 from crisis_flag where patient_id = ? and ended_at is null",
                        row -> 1,
                        UUID.fromString(patient))
                .size();
    }

    private static String patientAt(String email) {
        return desk().post(
                        "/v1/patients",
                        Map.of(
                                "givenName", "Ada",
                                "familyName", "Testperson",
                                "dateOfBirth", "1980-05-17",
                                "contactPoints", List.of(Map.of("kind", "EMAIL", "value", email))))
                .expect(201)
                .text("id");
    }

    @Test
    void aPatientWhoTellsOfDangerByTheWebsiteIsFlaggedInTheRecord() {
        var email = Requests.email();
        var patient = patientAt(email);
        send(request(Map.of("email", email, "message", "I want to die"))).expect(201);
        assertThat(flags(patient)).isEqualTo(1);
    }

    private List<String> risks(String patient) {
        return database.list(
                "select status from follow_up where patient_id = ? and code = 'RISK' order by created_at",
                row -> row.getString(1),
                UUID.fromString(patient));
    }

    @Test
    void aPatientWhoTellsOfItAgainIsCalledAgainAndWhoCorrectsAnAddressIsNot() {
        var email = Requests.email();
        var patient = patientAt(email);
        var sent = send(request(Map.of("email", email, "message", "I want to die")))
                .expect(201);
        clock.advance(Duration.ofMinutes(20));
        database.update(
                "update follow_up set status = 'COMPLETED', completed_at = ? where patient_id = ?",
                clock.instant(),
                UUID.fromString(patient));
        clock.advance(Duration.ofHours(4));
        var sender = senderOf(sent);
        sender.ifMatch(0)
                .put(
                        PATH + "/" + sent.text("id") + "/contact",
                        Map.of("name", "Ada Testperson", "email", email, "safeToLeaveMessage", true))
                .expect(200);
        assertThat(risks(patient)).containsExactly("COMPLETED");
        sender.post(
                        PATH + "/" + sent.text("id") + "/screening",
                        ScreeningResourceTest.answers("psych.suicidal-thoughts-now", "YES"))
                .expect(200);
        assertThat(risks(patient)).containsExactly("COMPLETED", "OPEN");
        assertThat(flags(patient)).isEqualTo(1);
    }

    @Test
    void somebodyElseAtThePatientsAddressIsNot() {
        var email = Requests.email();
        var patient = patientAt(email);
        send(request(Map.of("email", email, "name", "Bea Testescort", "inDanger", true)))
                .expect(201);
        assertThat(flags(patient)).isZero();
    }

    private static Answer cancelled(Map<String, Object> why) {
        var booked = Office.visitor()
                .post(
                        "/v1/appointments",
                        Office.confirmation(Office.open()
                                .hold(Office.visitor(), "visit", "09:00")
                                .expect(201)))
                .expect(201);
        Office.visitor()
                .as(booked.text("key"))
                .ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", why)
                .expect(200);
        return desk().get("/v1/appointments/" + booked.text("id")).expect(200);
    }

    @Test
    void aPatientWhoCancelsAndTellsOfDangerIsFlagged() {
        assertThat(flags(cancelled(Map.of("reason", "CRISIS")).text("patient"))).isEqualTo(1);
        assertThat(flags(cancelled(Map.of("reason", "OTHER", "note", "I want to die"))
                        .text("patient")))
                .isEqualTo(1);
        assertThat(flags(cancelled(Map.of("reason", "TRANSPORT", "note", "no bus"))
                        .text("patient")))
                .isZero();
    }
}
