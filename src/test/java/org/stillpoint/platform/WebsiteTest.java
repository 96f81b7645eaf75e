package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

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

    @Test
    void noOtherPageMay() {
        preflight("https://elsewhere.example").header("Access-Control-Allow-Origin", nullValue());
    }
}
