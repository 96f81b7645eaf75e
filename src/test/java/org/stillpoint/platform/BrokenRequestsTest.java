package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Overheard;
import org.stillpoint.testsupport.RawHttp;

/** What is wrong with a request before anybody looks at what it asks for. */
@QuarkusTest
class BrokenRequestsTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    private static void isProblem(String answer, int status, String slug) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json")
                .contains("/problems/" + slug + "\"")
                .contains("X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%zz",
                "/v1/echo/pages/%4",
                "/v1/echo/pages?limit=%zz",
                "/v1/echo/pages?text=%",
                "/v1/%00",
                "/v1/{x}",
                "/v1/a|b"
            })
    void anAddressWithBrokenPercentSignsIsAProblem(String address) {
        var answer = RawHttp.exchange("GET " + address + HEAD + "\r\n");
        isProblem(answer, 400, "invalid-request");
        assertThat(answer).contains("\"pointer\":\"address\"");
    }

    @Test
    void aLongAddressIsAProblem() {
        var most = "/v1/echo/pages?text=";
        isProblem(RawHttp.exchange("GET " + most + "a".repeat(8_000) + HEAD + "\r\n"), 400, "invalid-request");
        isProblem(RawHttp.exchange("GET " + most + "a".repeat(9_000) + HEAD + "\r\n"), 414, "address-too-long");
        isProblem(RawHttp.exchange("GET " + most + "a".repeat(50_000) + HEAD + "\r\n"), 414, "address-too-long");
    }

    @Test
    void manyOrLongHeadersAreAProblem() {
        var one = "X-Long: " + "a".repeat(50_000) + "\r\n";
        var many = ("X-Many: " + "a".repeat(200) + "\r\n").repeat(110);
        for (var headers : List.of(one, many)) {
            isProblem(RawHttp.exchange("GET /v1/echo/pages" + HEAD + headers + "\r\n"), 431, "headers-too-large");
        }
        given().header("X-Long", "a".repeat(15_000))
                .get("/v1/echo/pages")
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyInChunksThatIsEmptyIsRefusedAtOnce() {
        isProblem(
                RawHttp.exchange("POST /v1/echo/checked" + HEAD + "Content-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                400,
                "invalid-request");
    }

    @Test
    void aFormInPartsIsNoFailureOfTheServer() {
        for (var method : List.of("GET /v1/echo/pages", "POST /v1/echo/checked")) {
            var answer = RawHttp.exchange(
                    method + HEAD + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1\r\n\r\nx");
            assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void twoRequestsInOnePacketAreBothAnswered() {
        var one = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 24\r\n";
        var body = "\r\n{\"number\":1,\"flag\":true}";
        var answer = RawHttp.exchange(one + body + one + "Connection: close\r\n" + body);
        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
    }

    @Test
    void aBodyThatBreaksOffIsNoFailureOfTheServer() {
        assertThat(warningsWhile(() -> {
                    var post = "POST /v1/echo/checked" + HEAD + "Content-Type: application/json\r\n";
                    RawHttp.exchange(post + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n");
                    RawHttp.exchange(post + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\nZZ\r\n}\r\n0\r\n\r\n");
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n"})
    void aBodyThatIsRefusedIsNotReadWithoutAnEnd(String start) {
        var megabytes = RawHttp.megabytesTaken(
                "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + start, 200);
        assertThat(megabytes).isBetween(10, 100);
    }

    @Test
    void whoeverHangsUpIsNoFailureOfTheServer() {
        var head = HEAD + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n";
        assertThat(warningsWhile(() -> {
                    RawHttp.hangUpAfter("POST /v1/echo/checked" + head + "{");
                    RawHttp.hangUpAfter("POST /v1/echo/slow" + head + "{}");
                }))
                .isEmpty();
    }

    /** What is logged above INFO while something is sent, and while the server works on what was sent before its caller had gone. */
    private static List<String> warningsWhile(Runnable sent) {
        try (var heard = Overheard.fromAll()) {
            sent.run();
            given().post("/v1/echo/slow").then().statusCode(204);
            return heard.lines().stream()
                    .filter(line -> line.getLevel().intValue() > Level.INFO.intValue())
                    .map(LogRecord::getMessage)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"Authorization,Bearer x", "If-Match,\"1\"", "Idempotency-Key,\"abc\"", "Content-Type,application/json"})
    void whatDecidesIsSaidOnce(String header, String value) {
        var twice = (header + ": " + value + "\r\n").repeat(2);
        var answer = RawHttp.exchange("POST /v1/echo/checked" + HEAD + twice + "Content-Length: 2\r\n\r\n{}");
        isProblem(answer, 400, "invalid-request");
        assertThat(answer).contains("\"pointer\":\"" + header + "\"").contains("must be there once");
    }

    private static ValidatableResponse posted(String contentType) {
        return given().config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", contentType)
                .body("{\"number\":1,\"flag\":true}".getBytes(StandardCharsets.US_ASCII))
                .post("/v1/echo")
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=ISO-8859-1",
                "application/json; charset=utf-16",
                "application/merge-patch+json",
                "application/problem+json",
                "text/json",
                "garbage",
                "application/",
                "a/b/c",
                ";"
            })
    void onlyJsonInUtf8IsRead(String contentType) {
        posted(contentType)
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/unsupported-media-type"))
                .body("detail", equalTo("Send `Content-Type: application/json`."));
    }

    @Test
    void aLongMediaTypeIsNoMediaType() {
        posted("application/json" + ";".repeat(15_000)).statusCode(415);
        posted("a/b;" + " ".repeat(15_000) + "=").statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void jsonInUtf8IsReadHoweverItIsCalled(String contentType) {
        posted(contentType).statusCode(200);
    }

    @Test
    void aPackedBodyIsNotRead() {
        given().header("Content-Encoding", "gzip")
                .contentType("application/json")
                .body("{\"number\":1,\"flag\":true}")
                .post("/v1/echo")
                .then()
                .statusCode(415)
                .body("detail", equalTo("Send the body as it is, without `Content-Encoding`."))
                .header("Accept-Encoding", "identity");
        given().header("Content-Encoding", "identity")
                .contentType("application/json")
                .body("{\"number\":1,\"flag\":true}")
                .post("/v1/echo")
                .then()
                .statusCode(200);
    }

    @Test
    void theRefusalOfAMediaTypeNamesWhatTheOperationReadsOrAnswersWith() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/auth/token")
                .then()
                .statusCode(415)
                .body("detail", equalTo("Send `Content-Type: application/x-www-form-urlencoded`."));
        given().accept("image/png")
                .get("/v1/sites")
                .then()
                .statusCode(406)
                .body("detail", equalTo("Accept `application/json`."));
    }
}
