package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;

@QuarkusTest
class AppointmentRequestResourceTest {

    private static void assertInvalid(Map<String, Object> request, String pointer) {
        var answer = send(request);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains(pointer);
    }

    private static com.fasterxml.jackson.databind.JsonNode listed(String id) {
        var after = "";
        do {
            var page = desk().get(PATH + "?limit=200" + after).expect(200);
            for (var item : page.body().path("items")) {
                if (item.path("id").asText().equals(id)) {
                    return item;
                }
            }
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        throw new AssertionError("not listed: " + id);
    }

    @Test
    void aRequestIsAnsweredWithReferenceKeyNextStepsAndWhoHelpsInACrisis() {
        var receipt = send(request()).expect(201);
        assertThat(receipt.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "crisisResources", "id", "reference", "key", "status", "statusText", "nextSteps", "version");
        assertThat(receipt.text("status")).isEqualTo("RECEIVED");
        assertThat(receipt.text("key")).startsWith("spk_");
        assertThat(receipt.text("nextSteps")).contains("not monitored in real time");
        assertThat(receipt.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        assertThat(receipt.body().at("/crisisResources/0/text").asText()).isEqualTo("988");
        assertThat(receipt.body().at("/crisisResources/0/url").asText()).isEqualTo("https://988lifeline.org");
        assertThat(receipt.body().at("/crisisResources/1/phone").asText()).isEqualTo("911");
    }

    @ParameterizedTest
    @CsvSource({"es, Línea", "es-MX, Línea", "en, Lifeline", "fr, Lifeline", "zz-Latn, Lifeline"})
    void helpIsNamedInTheLanguageOfTheRequestOrInEnglish(String language, String word) {
        var receipt = send(request("language", language)).expect(201);
        assertThat(receipt.body().at("/crisisResources/0/name").asText()).contains(word);
    }

    @Test
    void everythingThatWasSentIsListedForStaffAsItWasSent() {
        var sent = request("name", "מרים 🌻 Ñandú");
        sent.put("phone", "(617) 555-0123");
        sent.put("preferredContact", "TEXT_MESSAGE");
        sent.put("safeToLeaveMessage", true);
        sent.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "09:00", "to", "12:30")));
        sent.put("timeZone", "America/New_York");
        sent.put("interests", Map.of("conditions", List.of("DEPRESSION"), "routes", List.of("IV_KETAMINE")));
        sent.put("message", "Line one\nline two ﷽");
        sent.put("language", "es-MX");
        sent.put("ageBand", "FROM_35_TO_44");
        sent.put("region", "MX-NLE");
        sent.put("site", Office.open().site());
        sent.put("earlierTreatments", List.of("PSYCHOTHERAPY"));
        sent.put("travelWindow", Map.of("from", "2026-12-01", "to", "2026-12-12"));
        var listed = listed(send(sent).expect(201).text("id"));
        sent.put("phone", "+16175550123");
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        sent.forEach((property, value) ->
                assertThat(listed.path(property)).as(property).isEqualTo(json.valueToTree(value)));
        assertThat(listed.path("receivedAt").asText()).endsWith("Z");
    }

    @Test
    void whetherAMessageMayBeLeftHasToBeSaid() {
        var silent = request();
        silent.remove("safeToLeaveMessage");
        assertInvalid(silent, "/safeToLeaveMessage");
    }

    @Test
    void theKeyShowsWhereItsOwnRequestStands() {
        var mine = send(request()).expect(201);
        var other = send(request()).expect(201);
        var me = Wire.here().as(mine.text("key"));
        var found = me.get(PATH + "/" + mine.text("id")).expect(200);
        assertThat(found.text("reference")).isEqualTo(mine.text("reference"));
        assertThat(found.body().has("key")).isFalse();
        assertThat(found.body().path("crisisResources")).isNotEmpty();
        assertThat(me.get(PATH + "/" + other.text("id")).expect(404).problem()).isEqualTo("not-found");
        me.get(PATH + "/" + UUID.randomUUID()).expect(404);
        me.get(PATH).expect(403);
        visitor().get(PATH + "/" + mine.text("id")).expect(401);
        visitor().get(PATH).expect(401);
    }

    @Test
    void aKeyOfAHoldOpensNoRequest() {
        var office = Office.open();
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var request = send(request()).expect(201);
        Wire.here().as(hold.text("key")).get(PATH + "/" + request.text("id")).expect(403);
    }

    @Test
    void withoutConsentTheClinicMayNotAnswer() {
        assertInvalid(request("consent", Map.of("version", "2026-01", "given", false)), "/consent/given");
        assertInvalid(request("consent", Map.of("version", "2026-01")), "/consent/given");
        assertInvalid(request("consent", Map.of("given", true)), "/consent/version");
        var none = request();
        none.remove("consent");
        assertInvalid(none, "/consent");
    }

    @Test
    void somebodyWhoCanNotBeReachedCanNotBeAnswered() {
        var unreachable = request();
        unreachable.remove("email");
        assertInvalid(unreachable, "");
        assertInvalid(request("email", " "), "/email");
        assertInvalid(request("email", "ada at home"), "/email");
        assertInvalid(request("phone", "911"), "/phone");
        assertInvalid(request("phone", "555-0123"), "/phone");
        assertInvalid(request("phone", "+1 555-0123"), "/phone");
        unreachable.put("phone", "+49 30 901820");
        assertThat(listed(send(unreachable).expect(201).text("id"))
                        .path("phone")
                        .asText())
                .isEqualTo("+4930901820");
    }

    @Test
    void thePreferredWayNeedsItsAddressOrNumber() {
        assertInvalid(request("preferredContact", "PHONE"), "");
        assertInvalid(request("preferredContact", "TEXT_MESSAGE"), "");
        send(request("preferredContact", "EMAIL")).expect(201);
    }

    @Test
    void bestTimesAreInAZoneAndRunForwards() {
        var times = List.of(Map.of("weekday", "MONDAY", "from", "09:00", "to", "12:00"));
        assertInvalid(request("bestTimes", times), "");
        var placed = request("timeZone", "America/New_York");
        placed.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "12:00", "to", "09:00")));
        assertInvalid(placed, "/bestTimes/0");
        assertInvalid(request("timeZone", "Mars/Olympus_Mons"), "/timeZone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "preferredContact",
                "language",
                "interests",
                "bestTimes",
                "reachable",
                "fillSeconds",
                "diagnosis"
            })
    void whatIsNotInTheContractIsRefused(String property) {
        assertInvalid(request(property, "something else"), "/" + property);
    }

    @Test
    void staffSayHowARequestCameIn() {
        var phoned = desk().post(PATH, request("channel", "PHONE")).expect(201);
        assertThat(listed(phoned.text("id")).path("channel").asText()).isEqualTo("PHONE");
        assertThat(phoned.body().has("key")).isFalse();
        assertInvalid(request("channel", "WALK_IN"), "/channel");
        assertThat(listed(send(request("channel", "WEB")).expect(201).text("id"))
                        .path("channel")
                        .asText())
                .isEqualTo("WEB");
    }

    @Test
    void whereAndWhenSomebodyCouldComeMustMakeSense() {
        assertInvalid(request("site", "atlantis"), "/site");
        assertInvalid(request("region", "Boston, 100 Example Street"), "/region");
        assertInvalid(request("travelWindow", Map.of("from", "2026-12-12", "to", "2026-12-01")), "/travelWindow");
        send(request("travelWindow", Map.of("from", "2026-12-12", "to", "2026-12-12")))
                .expect(201);
    }

    @Test
    void textHasLimits() {
        assertInvalid(request("name", "a".repeat(201)), "/name");
        assertInvalid(request("name", " "), "/name");
        assertInvalid(request("message", "a".repeat(4001)), "/message");
        send(request("message", "🌻".repeat(1000))).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\udf3b"})
    void textThatIsNoTextIsRefused(String escape) {
        var body = """
                {"kind": "QUESTION", "name": "Ada", "email": "ada@patients.example", "message": "x%sx",
                 "safeToLeaveMessage": false,
                 "consent": {"version": "1", "given": true}}""".formatted(escape);
        var answer = visitor().post(PATH, "application/json", body).expect(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/message");
    }

    @Test
    void whoWaitsLongestIsListedFirst() {
        var sent = new ArrayList<String>();
        for (int n = 0; n < 3; n++) {
            sent.add(send(request()).expect(201).text("id"));
        }
        var found = new ArrayList<String>();
        var after = "";
        do {
            var page = desk().get(PATH + "?status=RECEIVED&limit=2" + after).expect(200);
            page.body().path("items").forEach(item -> found.add(item.path("id").asText()));
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        assertThat(found).containsSubsequence(sent).doesNotHaveDuplicates();
        assertThat(desk().get(PATH + "?limit=0")
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("limit");
        assertThat(desk().get(PATH + "?status=LOST")
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("status");
    }

    @Test
    void aRepetitionIsNotASecondRequest() {
        var caller = visitor().with("Idempotency-Key", UUID.randomUUID());
        var request = request();
        var first = caller.post(PATH, request).expect(201);
        assertThat(caller.post(PATH, request).expect(201).body()).isEqualTo(first.body());
        request.put("name", "Somebody Else");
        assertThat(caller.post(PATH, request).expect(422).problem()).isEqualTo("idempotency-key-reused");
    }
}
