package org.stillpoint.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.sent;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Whoever is told anything by an address that is open to people outside the clinic is told who helps in a crisis. */
@QuarkusTest
class CrisisNoticeTest {

    private static String number(JsonNode body) {
        return body.at("/crisisResources/0/phone").asText();
    }

    private static void assertNamesHelp(Answer answer, int status) {
        assertThat(number(answer.expect(status).body())).isEqualTo("988");
    }

    @Test
    void everyAnswerToThePublicNamesHelp() {
        var office = Office.open();
        var here = visitor();
        assertNamesHelp(here.get("/v1/sites"), 200);
        assertNamesHelp(here.get("/v1/services"), 200);
        assertNamesHelp(here.get("/v1/conditions"), 200);
        assertNamesHelp(here.get("/v1/screening-questionnaire"), 200);
        assertNamesHelp(office.slots(here, "visit", "&from=" + office.day() + "&to=" + office.day()), 200);
        var hold = office.hold(here, "visit", "09:00");
        assertNamesHelp(hold, 201);
        var booked = here.post("/v1/appointments", Office.confirmation(hold));
        assertNamesHelp(booked, 201);
        var me = here.as(booked.text("key"));
        var path = "/v1/appointments/" + booked.text("id");
        assertNamesHelp(me.get(path), 200);
        assertNamesHelp(me.ifMatch(0).post(path + "/rescheduling", Map.of("start", office.at("11:00"))), 200);
        assertNamesHelp(me.ifMatch(1).post(path + "/cancellation", Map.of("reason", "PATIENT")), 200);
    }

    @Test
    void whatWasThereIsStillThere() {
        var office = Office.open();
        var seen = visitor().get("/v1/services").expect(200).body();
        var shown = desk().get("/v1/services").expect(200).body();
        assertThat(seen.path("items")).isNotEmpty();
        assertThat(shown.has("crisisResources")).isFalse();
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        assertThat(hold.body().fieldNames())
                .toIterable()
                .contains("id", "key", "service", "site", "start", "end", "timeZone", "expiresAt");
    }

    @Test
    void staffAreNotTold() {
        assertThat(Office.open().book("visit", "09:00").expect(201).body().has("crisisResources"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/appointment-requests, application/json, {}, 400",
        "POST, /v1/appointment-requests, application/json, 'no JSON', 400",
        "POST, /v1/appointment-requests, text/plain, help, 415",
        "DELETE, /v1/appointment-requests, application/json, {}, 405",
        "POST, /v1/holds, application/json, {}, 400",
        "POST, /v1/appointments, application/json, {}, 400",
        "GET, /v1/session-slots, application/json, '', 400",
        "GET, /v1/appointment-requests/01930f2e-3038-7a1f-9f3b-cd59919dcab4, application/json, '', 401",
        "POST, /v1/appointment-requests/01930f2e-3038-7a1f-9f3b-cd59919dcab4/screening, application/json, {}, 401"
    })
    void everyRefusalNamesHelp(String method, String path, String type, String body, int status) {
        var answer = given().contentType(type)
                .body(body)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        List<Map<String, Object>> resources = answer.extract().path("crisisResources");
        assertThat(resources).isNotEmpty();
    }

    @Test
    void whoIsStoppedByALimitIsToldToo() {
        var caller = visitor();
        for (int n = 0; n < 5; n++) {
            caller.post(PATH, request()).expect(201);
        }
        assertNamesHelp(caller.post(PATH, request()), 429);
        assertNamesHelp(visitor().as(sent().text("key")).get(PATH + "/" + UUID.randomUUID()), 404);
    }

    @Test
    void everyPageThatSomebodyMayLandOnNamesHelp() {
        assertNamesHelp(visitor().get("/problems"), 200);
        assertNamesHelp(visitor().get("/problems/self-booking-not-available"), 200);
        assertNamesHelp(visitor().get("/problems/no-such-problem"), 404);
        assertNamesHelp(visitor().get("/v1/appointment-request"), 404);
        assertNamesHelp(visitor().get("/"), 404);
    }

    @Test
    void problemsElsewhereDoNot() {
        assertThat(Wire.here().get("/v1/patients").body().has("crisisResources"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es-MX, en;q=0.5 | Línea",
                "fr, es;q=0.1 | Línea",
                "fr | Lifeline",
                "en | Lifeline",
                "*;q=x | Lifeline"
            })
    void helpIsNamedInTheLanguageThatTheCallerWants(String wanted, String word) {
        var sites = visitor().with("Accept-Language", wanted).get("/v1/sites").expect(200);
        assertThat(sites.body().at("/crisisResources/0/name").asText()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRepetitionIsToldTheSameAndOnce(boolean held) {
        var office = Office.open();
        var caller = visitor().with("Idempotency-Key", UUID.randomUUID());
        var path = held ? "/v1/holds" : PATH;
        var body = held ? office.place("visit", office.at("09:00")) : request();
        var first = caller.post(path, body).expect(201);
        assertThat(caller.post(path, body).expect(201).body()).isEqualTo(first.body());
        assertNamesHelp(first, 201);
    }
}
