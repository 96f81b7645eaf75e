package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StrictJsonTest {

    private static ValidatableResponse post(byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/echo")
                .then();
    }

    private static ValidatableResponse post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(String body, String pointer) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/invalid-request"))
                .body("errors.pointer", hasItem(pointer))
                .body("errors[0].detail", not(containsString("java")));
    }

    @Test
    void whatIsWrittenComesBackInTheSameShape() {
        post("""
                {"text":"a","number":1,"big":5000000000,"flag":true,"amount":0.50,"id":"01890a5d-ac96-774b-bcce-b302099a8057",
                "date":"2026-02-28","time":"09:00","moment":"2026-12-01T09:00:00-05:00","instant":"2026-12-01T14:00:00Z",
                "length":"PT1H30M","zone":"America/New_York","day":"MONDAY","inner":[{"text":"b","number":2}],
                "labels":{"k":"v"},"note":"n"}""")
                .statusCode(200)
                .body("time", equalTo("09:00"))
                .body("moment", equalTo("2026-12-01T09:00:00-05:00"))
                .body("instant", equalTo("2026-12-01T14:00:00Z"))
                .body("length", equalTo("PT1H30M"))
                .body("zone", equalTo("America/New_York"))
                .body("big", equalTo(5000000000L))
                .body("inner[0].number", equalTo(2))
                .body("note", equalTo("n"));
    }

    /** Each piece costs the server a turn and the network a packet; without a length there are several. */
    @Test
    void anAnswerOfUsualLengthIsOnePiece() {
        var text = "a".repeat(100_000);
        post("{\"number\":1,\"flag\":true,\"text\":\"" + text + "\"}")
                .statusCode(200)
                .header("Content-Length", String.valueOf("{'text':'','number':1,'flag':true}".length() + text.length()))
                .body("text", equalTo(text));
    }

    /** As the database does; what is answered at once is what is read back later. */
    @Test
    void momentsAreKeptToTheMicrosecond() {
        post("""
                {"number":1,"flag":true,"moment":"2026-12-01T09:00:00.1234567-05:00","instant":"2026-12-01T14:00:00.999999999Z"}""")
                .statusCode(200)
                .body("moment", equalTo("2026-12-01T09:00:00.123456-05:00"))
                .body("instant", equalTo("2026-12-01T14:00:00.999999Z"));
    }

    @Test
    void whoeverSendsANumberForATextIsToldSo() {
        post("{\"number\":1,\"flag\":true,\"text\":5}")
                .statusCode(400)
                .body("errors[0].detail", equalTo("must be text"));
        post("{\"number\":1,\"flag\":true,\"text\":\"\\u0000\"}")
                .statusCode(400)
                .body("errors[0].detail", equalTo("must be text without U+0000 and lone surrogates"));
    }

    @Test
    void absentMembersAreLeftOut() {
        var answer =
                post("{\"number\":1,\"flag\":false}").statusCode(200).extract().asString();
        assertEquals("{\"number\":1,\"flag\":false}", answer);
    }

    @Test
    void emojiAndRightToLeftTextComeBackIntact() {
        post("{\"number\":1,\"flag\":true,\"text\":\"שָׁלוֹם 👩‍⚕️ 𐍈 مرحبا\"}")
                .statusCode(200)
                .body("text", equalTo("שָׁלוֹם 👩‍⚕️ 𐍈 مرحبا"));
        post("{\"number\":1,\"flag\":true,\"text\":\"\\ud83d\\ude00\"}")
                .statusCode(200)
                .body("text", equalTo("😀"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"number\":1,\"flag\":true,\"txet\":\"a\"}|/txet",
                "{\"number\":1,\"flag\":true,\"inner\":[{\"text\":\"a\",\"number\":1,\"x\":1}]}|/inner/0/x",
                "{\"number\":1,\"number\":2,\"flag\":true}|/number",
                "{\"number\":\"1\",\"flag\":true}|/number",
                "{\"number\":1.9,\"flag\":true}|/number",
                "{\"number\":1.0,\"flag\":true}|/number",
                "{\"number\":1e3,\"flag\":true}|/number",
                "{\"number\":true,\"flag\":true}|/number",
                "{\"number\":\"\",\"flag\":true}|/number",
                "{\"number\":null,\"flag\":true}|/number",
                "{\"number\":99999999999,\"flag\":true}|/number",
                "{\"number\":[1],\"flag\":true}|/number",
                "{\"flag\":true}|/number",
                "{\"number\":1,\"flag\":\"true\"}|/flag",
                "{\"number\":1,\"flag\":1}|/flag",
                "{\"number\":1,\"flag\":null}|/flag",
                "{\"number\":1,\"flag\":true,\"big\":\"5\"}|/big",
                "{\"number\":1,\"flag\":true,\"big\":\"\"}|/big",
                "{\"number\":1,\"flag\":true,\"amount\":\"1.5\"}|/amount",
                "{\"number\":1,\"flag\":true,\"text\":1}|/text",
                "{\"number\":1,\"flag\":true,\"text\":true}|/text",
                "{\"number\":1,\"flag\":true,\"text\":{}}|/text",
                "{\"number\":1,\"flag\":true,\"text\":[\"a\"]}|/text",
                "{\"number\":1,\"flag\":true,\"text\":\"a\\u0000b\"}|/text",
                "{\"number\":1,\"flag\":true,\"text\":\"\\ud83d\"}|/text",
                "{\"number\":1,\"flag\":true,\"text\":\"\\ude00\\ud83d\"}|/text",
                "{\"number\":1,\"flag\":true,\"note\":\"\\ud83d\"}|/note",
                "{\"number\":1,\"flag\":true,\"labels\":{\"k\":\"\\u0000\"}}|/labels/k",
                "{\"number\":1,\"flag\":true,\"id\":\"1\"}|/id",
                "{\"number\":1,\"flag\":true,\"id\":\"\"}|/id",
                "{\"number\":1,\"flag\":true,\"id\":\"AYkKXayWd0u8zrMCCZqAVw==\"}|/id",
                "{\"number\":1,\"flag\":true,\"id\":\"1-1-1-1-1\"}|/id",
                "{\"number\":1,\"flag\":true,\"date\":20260228}|/date",
                "{\"number\":1,\"flag\":true,\"date\":[2026,2,28]}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"2026-02-30\"}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"2026-02-28T00:00:00Z\"}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"1899-12-31\"}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"2201-01-01\"}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"+12026-02-28\"}|/date",
                "{\"number\":1,\"flag\":true,\"date\":\"\"}|/date",
                "{\"number\":1,\"flag\":true,\"time\":\"24:00\"}|/time",
                "{\"number\":1,\"flag\":true,\"time\":\"9:00\"}|/time",
                "{\"number\":1,\"flag\":true,\"time\":[9,0]}|/time",
                "{\"number\":1,\"flag\":true,\"moment\":\"2026-12-01T09:00:00\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"2026-12-01T09:00-05:00\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"2026-12-01 09:00:00-05:00\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"2026-12-01T09:00:60Z\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"2026-12-01T09:00:00-05:00[America/New_York]\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":1796133600}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"1899-12-31T23:59:59Z\"}|/moment",
                "{\"number\":1,\"flag\":true,\"moment\":\"2201-01-01T00:00:00Z\"}|/moment",
                "{\"number\":1,\"flag\":true,\"instant\":1796133600}|/instant",
                "{\"number\":1,\"flag\":true,\"instant\":\"2026-12-01T09:00Z\"}|/instant",
                "{\"number\":1,\"flag\":true,\"length\":90}|/length",
                "{\"number\":1,\"flag\":true,\"zone\":\"Mars/Base\"}|/zone",
                "{\"number\":1,\"flag\":true,\"zone\":\"+05:00\"}|/zone",
                "{\"number\":1,\"flag\":true,\"day\":\"Monday\"}|/day",
                "{\"number\":1,\"flag\":true,\"day\":1}|/day",
                "{\"number\":1,\"flag\":true,\"day\":\"1\"}|/day",
                "{\"number\":1,\"flag\":true,\"day\":\"\"}|/day",
                "{\"number\":1,\"flag\":true,\"inner\":{}}|/inner",
                "{\"number\":1,\"flag\":true,\"inner\":\"\"}|/inner",
                "{\"number\":1,\"flag\":true,\"inner\":[\"\"]}|/inner/0",
                "{\"number\":1,\"flag\":true,\"inner\":[{\"text\":\"a\",\"number\":\"1\"}]}|/inner/0/number",
                "{\"number\":NaN,\"flag\":true}|/number",
                "{\"number\":01,\"flag\":true}|/number",
            })
    void refusesAWrongMemberAndNamesItsPlace(String body, String pointer) {
        refuses(body, pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"a\"",
                "\"\"",
                "{",
                "{\"number\":1,\"flag\":true}}",
                "{\"number\":1,\"flag\":true} {\"number\":1,\"flag\":true}",
                "{\"number\":1,\"flag\":true} x",
                "{'number':1,\"flag\":true}",
                "{\"number\":1,\"flag\":true,}",
                "{\"number\":1,/* no */\"flag\":true}",
                "<number>1</number>",
                "{\"a\u0000\":1}",
            })
    void refusesABodyThatIsNotOneJsonObject(String body) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/invalid-request"))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var start = "{\"number\":1,\"flag\":true,\"text\":\"";
        for (var octets :
                new int[][] {{0xFF}, {0xC0, 0x80}, {0xC1, 0x81}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}}) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(start.getBytes(StandardCharsets.UTF_8));
            for (int octet : octets) {
                body.write(octet);
            }
            body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
            post(body.toByteArray()).statusCode(400).body("errors[0].detail", equalTo("must be UTF-8"));
        }
        post("{\"number\":1,\"flag\":true}".getBytes(StandardCharsets.UTF_16LE)).statusCode(400);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        post("{\"inner\":" + "[".repeat(5000)).statusCode(400).body("type", containsString("invalid-request"));
    }

    @Test
    void namesAllThatValidationFinds() {
        given().contentType("application/json")
                .body(
                        "{\"name\":\" \",\"person\":{\"email\":\"x\",\"age\":0},\"others\":[{\"email\":\"a@b.example\",\"age\":0}]}")
                .post("/v1/echo/checked")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/name", "/others/0/age", "/person/age", "/person/email")));
        given().contentType("application/json")
                .body("{\"name\":\"a\"}")
                .post("/v1/echo/checked")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/person")));
    }
}
