package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ParametersTest {

    private static final String MARK = CursorMarks.of(echoedPages());

    private static Method echoedPages() {
        try {
            return EchoResource.class.getMethod("pages", PageRequest.class);
        } catch (NoSuchMethodException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    private static final String PATH = "/v1/echo/parameters/01890a5d-ac96-774b-bcce-b302099a8057";

    @ParameterizedTest
    @CsvSource({
        "number=one,number",
        "number=1.5,number",
        "number=,number",
        "number=%2B5,number",
        "number=٥,number",
        "text=,text",
        "number=99999999999,number",
        "number=1&number=2,number",
        "date=yesterday,date",
        "date=2026-13-01,date",
        "date=1800-01-01,date",
        "moment=2026-12-01T09:00:00,moment",
        "day=Monday,day",
        "days=MONDAY&days=x,days",
        "flag=yes,flag",
        "maybe=x,maybe",
        "least=4,least",
        "nubmer=1,nubmer",
    })
    void aWrongParameterIsNamed(String query, String name) {
        given().urlEncodingEnabled(false)
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/invalid-request"))
                .body("errors[0].pointer", equalTo(name));
    }

    @Test
    void aWrongPathParameterIsNamed() {
        given().get("/v1/echo/parameters/7").then().statusCode(400).body("errors[0].pointer", equalTo("id"));
    }

    @Test
    void aWrongHeaderIsNamed() {
        given().header("X-Number", "one")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("X-Number"));
    }

    @ParameterizedTest
    @CsvSource({"%00", "a%00b", "%ED%A0%80", "%FF", "%C0%80"})
    void addressesThatSpellNoTextAreRefused(String text) {
        given().urlEncodingEnabled(false).get(PATH + "?text=" + text).then().statusCode(400);
        given().urlEncodingEnabled(false)
                .get("/v1/echo/effects/" + text)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void emojiAndRightToLeftTextPass() {
        given().queryParam("text", "שלום 👩‍⚕️")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("text", equalTo("שלום 👩‍⚕️"));
    }

    @Test
    void whatMayBeLeftOutIsEmptyThen() {
        given().get(PATH)
                .then()
                .statusCode(200)
                .body("maybe", equalTo("Optional.empty"))
                .body("perhaps", equalTo("Optional.empty"));
        given().get(PATH + "?maybe=5&perhaps=a")
                .then()
                .statusCode(200)
                .body("maybe", equalTo("Optional[5]"))
                .body("perhaps", equalTo("Optional[a]"));
        given().urlEncodingEnabled(false).get(PATH + "?perhaps=%00").then().statusCode(400);
    }

    @Test
    void aListMayBeRepeated() {
        given().get(PATH + "?days=MONDAY&days=FRIDAY").then().statusCode(200).body("days", equalTo("[MONDAY, FRIDAY]"));
    }

    @ParameterizedTest
    @CsvSource({"0", "201", "100000", "-1", "x", "%2B5", "%D9%A5", "1e1"})
    void pagesHaveOneToTwoHundredItems(String limit) {
        given().urlEncodingEnabled(false)
                .get("/v1/echo/pages?limit=" + limit)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("limit"));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "x",
        "AAAA",
        "%22",
        "////////////////////////////////////////",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void aCursorThatWasMadeUpIsRefused(String after) {
        given().urlEncodingEnabled(false)
                .get("/v1/echo/pages?after=" + after)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("after"));
    }

    /** As ours, but for a moment that the database can not have, or spelt in another way. */
    @Test
    void aCursorThatWasTouchedIsRefused() {
        var ours = new Cursor(Instant.parse("2026-12-01T09:00:00.123456Z"), new UUID(1, 2)).encode();
        var fine = new Cursor(Instant.parse("2026-12-01T09:00:00.123456789Z"), new UUID(1, 2)).encode();
        var bytes = java.util.Base64.getUrlDecoder().decode(ours);
        java.nio.ByteBuffer.wrap(bytes).putInt(Long.BYTES, -1_000);
        var before = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        java.nio.ByteBuffer.wrap(bytes).putInt(Long.BYTES, 1_000_000_000);
        var later = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        for (var touched : java.util.List.of(fine, before, later)) {
            given().get("/v1/echo/pages?after=" + touched + MARK)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("after"));
        }
        given().get("/v1/echo/pages?after=" + ours + MARK).then().statusCode(200);
        for (var other : java.util.List.of(ours, ours + ".", ours + MARK + "a", ours + ".elsewhere", MARK)) {
            given().get("/v1/echo/pages?after=" + other)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("after"));
        }
    }

    @Test
    void aCursorComesBackAsItWas() {
        var cursor = new Cursor(Instant.parse("2026-12-01T09:00:00.123456Z"), UUID.randomUUID());
        assertEquals(cursor, Cursor.decode(cursor.encode()));
        given().get("/v1/echo/pages?limit=200&after=" + cursor.encode() + MARK)
                .then()
                .statusCode(200)
                .body("after", equalTo(true));
        given().get("/v1/echo/pages").then().statusCode(200).body("limit", equalTo(50));
    }
}
