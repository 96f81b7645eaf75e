package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.testsupport.RawHttp;

@QuarkusTest
class ProblemsTest {

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", allOf(containsString("http://"), endsWith("/problems/" + slug)))
                .body("status", equalTo(status))
                .body("title", not(equalTo(null)))
                .body("detail", not(equalTo(null)))
                .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"));
    }

    /** The contract. Whoever adds a kind of problem adds its row. */
    private static final Map<String, Integer> CONTRACT = Map.ofEntries(
            Map.entry("address-too-long", 414),
            Map.entry("already-ended", 409),
            Map.entry("already-set-up", 409),
            Map.entry("appointment-not-open", 409),
            Map.entry("busy", 503),
            Map.entry("clinic-change-strands-appointments", 409),
            Map.entry("clinic-file-invalid", 400),
            Map.entry("crisis-not-open", 409),
            Map.entry("crisis-open", 409),
            Map.entry("erasure-not-allowed", 422),
            Map.entry("date-of-birth-wrong", 422),
            Map.entry("check-in-not-possible", 422),
            Map.entry("follow-up-answered", 409),
            Map.entry("follow-up-booked", 409),
            Map.entry("follow-up-not-bookable", 422),
            Map.entry("outside-window", 422),
            Map.entry("link-over", 409),
            Map.entry("nothing-suggested", 409),
            Map.entry("not-asked-yet", 422),
            Map.entry("not-for-patients", 422),
            Map.entry("gate-not-overridable", 422),
            Map.entry("gate-override-not-allowed", 403),
            Map.entry("gate-takes-no-evidence", 422),
            Map.entry("gates-not-met", 422),
            Map.entry("headers-too-large", 431),
            Map.entry("hold-already-used", 409),
            Map.entry("hold-expired", 409),
            Map.entry("http-error", 400),
            Map.entry("idempotency-key-reused", 422),
            Map.entry("if-match-required", 428),
            Map.entry("internal-error", 500),
            Map.entry("invalid-request", 400),
            Map.entry("last-manager", 409),
            Map.entry("legal-hold-unchanged", 409),
            Map.entry("message-not-safe", 422),
            Map.entry("method-not-allowed", 405),
            Map.entry("moments-out-of-order", 422),
            Map.entry("no-step-back", 422),
            Map.entry("not-acceptable", 406),
            Map.entry("not-allowed", 403),
            Map.entry("origin-not-allowed", 403),
            Map.entry("not-found", 404),
            Map.entry("not-offered", 422),
            Map.entry("not-on-the-day", 422),
            Map.entry("not-signed-in", 401),
            Map.entry("discharge-not-possible", 422),
            Map.entry("nothing-endangered", 422),
            Map.entry("nothing-is-given", 422),
            Map.entry("nothing-to-propose", 422),
            Map.entry("notice-too-short", 422),
            Map.entry("patient-merged", 409),
            Map.entry("repair-accepted", 409),
            Map.entry("repair-stale", 409),
            Map.entry("repair-taken", 409),
            Map.entry("possible-duplicates", 409),
            Map.entry("preferences-exclude-everything", 422),
            Map.entry("proposal-stale", 409),
            Map.entry("proposal-taken", 409),
            Map.entry("protocol-does-not-fit", 422),
            Map.entry("protocol-override-not-allowed", 403),
            Map.entry("record-unreadable", 409),
            Map.entry("request-assigned", 409),
            Map.entry("follow-up-not-open", 409),
            Map.entry("follow-up-assigned", 409),
            Map.entry("request-in-progress", 409),
            Map.entry("request-not-closed", 409),
            Map.entry("request-not-open", 409),
            Map.entry("self-booking-not-available", 422),
            Map.entry("series-already-open", 409),
            Map.entry("series-not-open", 409),
            Map.entry("session-exists", 409),
            Map.entry("session-not-open", 409),
            Map.entry("entry-corrected", 409),
            Map.entry("entry-withdrawn", 409),
            Map.entry("response-corrected", 409),
            Map.entry("asked-too-soon", 422),
            Map.entry("too-soon-after-dose", 422),
            Map.entry("dose-recorded", 409),
            Map.entry("dose-under-way", 409),
            Map.entry("dose-ended", 409),
            Map.entry("form-not-open", 409),
            Map.entry("form-incomplete", 422),
            Map.entry("dose-not-possible", 422),
            Map.entry("dose-override-not-allowed", 403),
            Map.entry("sign-in-failed", 401),
            Map.entry("sign-in-slowed-down", 429),
            Map.entry("slot-taken", 409),
            Map.entry("stale-version", 412),
            Map.entry("start-not-allowed", 422),
            Map.entry("time-in-use", 409),
            Map.entry("token-request-invalid", 400),
            Map.entry("too-large", 413),
            Map.entry("too-many-holds", 409),
            Map.entry("too-many-listeners", 429),
            Map.entry("too-many-requests", 429),
            Map.entry("unsupported-media-type", 415),
            Map.entry("username-taken", 409),
            Map.entry("visits-overlap", 409),
            Map.entry("visits-taken", 409));

    @Test
    void everyKindOfProblemIsInTheContract() {
        Map<String, Integer> served = new TreeMap<>();
        List<Map<String, Object>> items =
                given().get("/problems").then().statusCode(200).extract().path("items");
        items.forEach(item -> served.put((String) item.get("slug"), (Integer) item.get("status")));
        assertEquals(new TreeMap<>(CONTRACT), served);
    }

    @Test
    void theTypeOfAProblemIsAnAddressThatExplainsIt() {
        String type = isProblem(given().get("/v1/nothing").then(), 404, "not-found")
                .extract()
                .path("type");
        given().get(type)
                .then()
                .statusCode(200)
                .body("slug", equalTo("not-found"))
                .body("$", hasKey("advice"));
        isProblem(given().get("/problems/made-up").then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/v1/nothing", "/v1/", "/v2/accounts", "/q/nothing", "/v1/accounts/x/y/z", "/problems/a/b"})
    void anUnknownAddressIs404(String path) {
        isProblem(given().get(path).then(), 404, "not-found");
    }

    @Test
    void anUnknownMethodIs405AndSaysWhichAreKnown() {
        isProblem(given().delete("/v1/echo/checked").then(), 405, "method-not-allowed")
                .header("Allow", equalTo("OPTIONS, POST"));
        isProblem(given().put("/v1/echo/pages").then(), 405, "method-not-allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void optionsTellWhatAnAddressKnowsAndNothingElse() {
        for (var one : Map.of(
                        "/v1/holds",
                        "OPTIONS, POST",
                        "/v1/holds/" + new java.util.UUID(0, 1),
                        "DELETE, GET, HEAD, OPTIONS",
                        "/v1/echo/pages",
                        "GET, HEAD, OPTIONS",
                        "/problems",
                        "GET, HEAD, OPTIONS")
                .entrySet()) {
            given().options(one.getKey()).then().statusCode(204).header("Allow", equalTo(one.getValue()));
        }
        isProblem(given().options("/v1/nope").then(), 404, "not-found");
        isProblem(given().patch("/v1/holds").then(), 405, "method-not-allowed")
                .header("Allow", equalTo("OPTIONS, POST"));
    }

    @Test
    void anAcceptThatCanNotBeMetIs406() {
        isProblem(given().accept("image/png").get("/problems").then(), 406, "not-acceptable");
    }

    @Test
    void anotherMediaTypeIs415() {
        isProblem(given().contentType("text/plain").body("{}").post("/v1/echo").then(), 415, "unsupported-media-type");
        isProblem(
                given().contentType("application/xml")
                        .body("<a/>")
                        .post("/v1/echo")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aPostWithoutABodyIsRefused() {
        for (var status : new String[] {"400", "415"}) {
            var type = status.equals("400") ? "Content-Type: application/json\r\n" : "";
            var answer = RawHttp.exchange("POST /v1/echo/checked HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + type
                    + "Content-Length: 0\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void aBodyOfTenMegabytesIs413() {
        var body = "{\"text\":\"" + "a".repeat(10_000_000) + "\"}";
        isProblem(
                given().contentType("application/json")
                        .body(body)
                        .post("/v1/echo")
                        .then(),
                413,
                "too-large");
        isProblem(
                given().contentType("application/json")
                        .body(body)
                        .post("/v1/nothing")
                        .then(),
                413,
                "too-large");
    }

    @Test
    void aBodyOfTenMegabytesInChunksIs413() {
        var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        var answer = RawHttp.exchange(connection -> {
            connection.write(("POST /v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 160; sent++) {
                connection.write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("/problems/too-large"), answer);
    }

    @Test
    void aFormOfTenMegabytesIs413() {
        isProblem(
                given().contentType("application/x-www-form-urlencoded")
                        .body("grant_type=password&username=" + "a".repeat(10_000_000))
                        .post("/v1/auth/token")
                        .then(),
                413,
                "too-large");
    }

    @Test
    void aFormFieldOfAHundredThousandCharactersIs413() {
        isProblem(
                        given().contentType("application/x-www-form-urlencoded")
                                .body("grant_type=password&password=x&username=" + "a".repeat(100_000))
                                .post("/v1/auth/token")
                                .then(),
                        413,
                        "too-large")
                .body("detail", equalTo("Send a smaller body."));
    }

    @ParameterizedTest
    @CsvSource({"08006", "08001", "57P01", "53300", "53100", "58030", "25006", "40P01", "40001", "55P03"})
    void aLostOrBusyDatabaseIs503WithRetryAfter(String state) {
        isProblem(given().get("/v1/echo/failures/" + state).then(), 503, "busy").header("Retry-After", "1");
    }

    @Test
    void anythingElseIs500AndTellsNothing() {
        var answer = isProblem(given().get("/v1/echo/failures/22012").then(), 500, "internal-error")
                .extract()
                .asString();
        for (var word : new String[] {"secret", "select", "Exception", "java", "stillpoint.platform"}) {
            assertTrue(!answer.contains(word), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid-request",
        "418,http-error",
        "403,not-allowed",
        "404,not-found",
        "500,internal-error",
        "503,busy"
    })
    void aBareStatusBecomesAProblem(int status, String slug) {
        given().get("/v1/echo/statuses/" + status)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/" + slug));
    }

    @Test
    void nothingUnderV1IsKeptByCaches() {
        given().get("/v1/echo/pages").then().header("Cache-Control", "no-store");
        given().get("/v1/nothing").then().header("Cache-Control", "no-store");
        for (var address : new String[] {"/%761/echo/pages", "/./v1/echo/pages", "//v1/echo/pages"}) {
            var answer = RawHttp.exchange("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("ache-control: no-store\r\n"), answer);
        }
        given().header("Authorization", "Bearer x").get("/v1/echo/pages").then().header("Cache-Control", "no-store");
    }

    @Test
    void malformedRequestLinesAndLengthsDoNotBreakTheServer() {
        for (var request : new String[] {
            "GET /v1/echo/pages HTTP/1.1\r\nConnection: close\r\n\r\n",
            "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
            "GET //// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /v1/echo/pages?" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        }) {
            var answer = RawHttp.exchange(request);
            assertTrue(answer.startsWith("HTTP/1.") && !answer.contains(" 500 "), answer);
        }
        given().get("/v1/echo/pages").then().statusCode(200);
    }
}
