package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VersionsTest {

    @Test
    void whatIsReadCarriesItsVersion() {
        given().get("/v1/echo/versions/3").then().statusCode(200).header("ETag", "\"3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "\"1\", \"3\"", "*"})
    void whoHasTheVersionIsNotSentItAgain(String held) {
        given().header("If-None-Match", held)
                .get("/v1/echo/versions/3")
                .then()
                .statusCode(304)
                .header("ETag", "\"3\"")
                .body(emptyString());
    }

    @Test
    void whoHasAnotherVersionIsSentThisOne() {
        given().header("If-None-Match", "\"2\"")
                .get("/v1/echo/versions/3")
                .then()
                .statusCode(200);
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        given().post("/v1/echo/versions/3").then().statusCode(428).body("type", endsWith("/if-match-required"));
        given().header("If-Match", "\"2\"")
                .post("/v1/echo/versions/3")
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale-version"));
        given().header("If-Match", "\"3\"")
                .post("/v1/echo/versions/3")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"");
    }

    /** A proxy that packs answers weakens their tags, and a weak one never matches. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", " W/\"2\" ", "W/\"x\""})
    void aWeakTagIsNoVersion(String ifMatch) {
        given().header("If-Match", ifMatch)
                .post("/v1/echo/versions/3")
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale-version"))
                .body("detail", containsString("in plain quotes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "*", "\"x\"", "\"\"", "\"-1\"", "\"1\", \"2\"", "\"99999999999999999999\""})
    void aMalformedIfMatchIs400(String ifMatch) {
        given().header("If-Match", ifMatch)
                .post("/v1/echo/versions/3")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", org.hamcrest.Matchers.equalTo("If-Match"));
    }
}
