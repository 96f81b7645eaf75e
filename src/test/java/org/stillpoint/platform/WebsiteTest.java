package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.RawHttp;

/** A page of the clinic's website calls from the browser, and no other page does. */
@QuarkusTest
class WebsiteTest {

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,idempotency-key")
                .options("/v1/appointment-requests")
                .then();
    }

    @Test
    void theClinicsOwnPageMaySendARequest() {
        preflight("https://clinic.example")
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://clinic.example")
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));
    }

    @Test
    void itReadsWhatIsLeftOfALimitAndTheVersion() {
        given().header("Origin", "https://clinic.example")
                .get("/v1/sites")
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Expose-Headers", containsString("RateLimit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "https://clinic.example.evil.example", "no origin"})
    void noOtherPageMayAndItIsToldSo(String origin) {
        for (var answer : List.of(
                preflight(origin),
                given().header("Origin", origin).get("/v1/sites").then(),
                given().header("Origin", origin).options("/v1/sites").then())) {
            answer.statusCode(403)
                    .header("Access-Control-Allow-Origin", nullValue())
                    .contentType("application/problem+json")
                    .body("type", endsWith("/problems/origin-not-allowed"))
                    .body("instance", startsWith("urn:uuid:"));
        }
    }

    @Test
    void ourOwnPageIsNoOtherWebsite() {
        given().header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .get("/v1/sites")
                .then()
                .statusCode(200);
    }

    @Test
    void theClinicsPageIsToldOfAMethodLikeEverybodyElse() {
        clinicsPage().head("/v1/sites").then().statusCode(200);
        clinicsPage()
                .patch("/v1/sites")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", "https://clinic.example");
        clinicsPage().options("/v1/sites").then().statusCode(204);
    }

    @Test
    void itReadsWhyItsRequestWasRefusedBeforeAnybodyReadIt() {
        for (var refused : List.of(
                clinicsPage()
                        .contentType("application/json")
                        .header("Content-Encoding", "gzip")
                        .body("{}")
                        .post("/v1/appointment-requests"),
                clinicsPage().header("If-Match", "1").header("If-Match", "2").get("/v1/sites"),
                clinicsPage().get("/v1/sites?at=" + "x".repeat(9_000)),
                clinicsPage()
                        .contentType("application/json")
                        .body(" ".repeat(2 << 20))
                        .post("/v1/appointment-requests"))) {
            assertThat(refused.statusCode()).isIn(400, 413, 414, 415);
            refused.then()
                    .contentType("application/problem+json")
                    .header("Access-Control-Allow-Origin", "https://clinic.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/%zz", "/v1/sites?at=%zz", "/v1/%ff", "/v1/{x}"})
    void itReadsThatItsAddressCanNotBeReadAndNoOtherPageDoes(String address) {
        assertThat(answerTo(address, "https://clinic.example"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("\r\naccess-control-allow-origin: https://clinic.example\r\n");
        assertThat(answerTo(address, "https://elsewhere.example"))
                .doesNotContainIgnoringCase("access-control-allow-origin");
    }

    private static String answerTo(String address, String origin) {
        return RawHttp.exchange("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                + "\r\nConnection: close\r\n\r\n");
    }

    private static RequestSpecification clinicsPage() {
        return given().header("Origin", "https://clinic.example");
    }
}
