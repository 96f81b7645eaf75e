package org.stillpoint.testsupport;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.stillpoint.security.IssuedToken;

/** Requests of somebody who is signed in, at whatever moment the test's clock tells. */
public final class SignedIn {

    /** Much shorter than the life of a token, so that one which is handed out lasts for the day of a test. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
    private static int clients;

    private record Token(String text, Instant from) {

        boolean isOfNow(Instant now) {
            return !now.isBefore(from) && now.isBefore(from.plus(KEPT));
        }
    }

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
        return bearer(token(username));
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** As nobody, from an address of its own, so that limits per client do not meet. */
    public static RequestSpecification asNobody() {
        return given().header("X-Forwarded-For", newAddress()).contentType(ContentType.JSON);
    }

    /** Of one of the demo's accounts, without a sign-in. */
    public static String token(String username) {
        var now = Arc.container().instance(TestClock.class).get().instant();
        return TOKENS.compute(
                        username,
                        (name, kept) -> kept != null && kept.isOfNow(now) ? kept : new Token(IssuedToken.of(name), now))
                .text();
    }

    /** By signing in. */
    public static String token(String username, String password) {
        return attempt(username, password, newAddress())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
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
