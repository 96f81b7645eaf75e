package org.stillpoint.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.stillpoint.security.DemoAccounts;

/**
 * Requests of somebody who is signed in. Tokens are kept for the run, so that tests do not pay for a password check each; after
 * moving the clock by hours call {@link #again}.
 */
public final class SignedIn {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static int clients;

    private SignedIn() {}

    public static RequestSpecification asFrontDesk() {
        return as("frontdesk");
    }

    public static RequestSpecification asNurse() {
        return as("nurse");
    }

    public static RequestSpecification asPrescriber() {
        return as("prescriber");
    }

    public static RequestSpecification asManager() {
        return as("manager");
    }

    /** As one of the accounts that the demo. */
    public static RequestSpecification as(String username) {
        return bearer(TOKENS.computeIfAbsent(username, name -> token(name, DemoAccounts.PASSWORD)));
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** As nobody, from an address of its own, so that limits per client do not meet. */
    public static RequestSpecification asNobody() {
        return given().header("X-Forwarded-For", newAddress()).contentType(ContentType.JSON);
    }

    public static String token(String username, String password) {
        return attempt(username, password, newAddress())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Forgets the tokens that are kept. */
    public static void again() {
        TOKENS.clear();
    }

    public static Response attempt(String username, String password, String address) {
        return given().header("X-Forwarded-For", address)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", username)
                .formParam("password", password)
                .post("/v1/auth/token");
    }

    public static synchronized String newAddress() {
        clients++;
        return "10." + (clients >> 16 & 0xFF) + "." + (clients >> 8 & 0xFF) + "." + (clients & 0xFF);
    }

    /** A user name that no other test has. */
    public static String newUsername() {
        return "u" + UUID.randomUUID().toString().substring(0, 13);
    }
}
