package org.stillpoint.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.TestTicks;
import org.stillpoint.testsupport.Wire;

@QuarkusTest
class SignInTest {

    static final String PASSWORD = "a good long password";

    @Inject
    TestClock clock;

    @Inject
    TestTicks ticks;

    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    CountingBcrypt bcrypt;

    @Inject
    SignInThrottle throttle;

    private static Response attempt(String username, String password) {
        return SignedIn.attempt(username, password, SignedIn.newAddress());
    }

    static String newAccount(String role) {
        var username = SignedIn.newUsername();
        SignedIn.asManager()
                .body("{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                        .formatted(username, PASSWORD, role))
                .post("/v1/accounts")
                .then()
                .statusCode(201);
        return username;
    }

    private static int me(String token) {
        return SignedIn.bearer(token).get("/v1/auth/me").statusCode();
    }

    @Test
    void theRightPasswordGivesATokenOfAtMostEightHours() {
        var answer = attempt("manager", DemoAccounts.PASSWORD);
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(28_800));
        String token = answer.path("access_token");
        SignedIn.bearer(token)
                .get("/v1/auth/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("manager"))
                .body("roles", contains("MANAGER"));
    }

    @Test
    void theCaseOfAUserNameDoesNotMatter() {
        attempt("ManaGER", DemoAccounts.PASSWORD).then().statusCode(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookTheSame() {
        var wrong = attempt(newAccount("NURSE"), "not the password");
        var unknown = attempt(SignedIn.newUsername(), "not the password");
        for (var answer : new Response[] {wrong, unknown}) {
            answer.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", endsWith("/problems/sign-in-failed"))
                    .body("error", equalTo("invalid_grant"));
        }
        assertEquals(wrong.<String>path("detail"), unknown.path("detail"));
    }

    @Test
    void anUnknownUserCostsThePasswordCheckThatAKnownOneCosts() {
        attempt(newAccount("NURSE"), "wrong for a nurse").then().statusCode(401);
        attempt(SignedIn.newUsername(), "wrong for nobody").then().statusCode(401);
        assertEquals(List.of(10), bcrypt.checksOf("wrong for a nurse"));
        assertEquals(List.of(10), bcrypt.checksOf("wrong for nobody"));
    }

    @Test
    void whatIsNoTokenRequestIs400() {
        for (var form : new String[] {
            "",
            "username=a&password=b",
            "grant_type=password&password=b",
            "grant_type=client_credentials&username=a&password=b"
        }) {
            given().contentType(ContentType.URLENC)
                    .body(form)
                    .post("/v1/auth/token")
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/problems/token-request-invalid"));
        }
    }

    /** RFC 6749 §3.2 forbids repetitions; which of two user names is meant is nobody's guess. */
    @Test
    void aTokenRequestSaysEachThingOnceAndInUtf8() {
        for (var form : new String[] {
            "grant_type=password&username=manager&username=manager&password=" + DemoAccounts.PASSWORD,
            "grant_type=password&username=manager&password=x&password=" + DemoAccounts.PASSWORD,
            "grant_type=password&grant_type=password&username=manager&password=" + DemoAccounts.PASSWORD,
            "grant_type=password&username=%ff%fe&password=x",
            "grant_type=password&username=manager&password=%ed%a0%80",
            "a=%",
            "a=%4",
            "%=b",
            "username=%zz",
            "username=%E0%A4%A"
        }) {
            var answer = Wire.here()
                    .from(SignedIn.newAddress())
                    .post("/v1/auth/token", "application/x-www-form-urlencoded", form)
                    .expect(400);
            assertEquals("token-request-invalid", answer.problem(), form);
            assertEquals("invalid_request", answer.text("error"));
        }
    }

    @Test
    void aTokenRequestOfVeryManyFieldsIsTooLarge() {
        var form = "grant_type=password&username=manager&password=x" + "&more=x".repeat(1_000);
        var answer = Wire.here()
                .from(SignedIn.newAddress())
                .post("/v1/auth/token", "application/x-www-form-urlencoded", form)
                .expect(413);
        assertEquals("too-large", answer.problem());
    }

    @Test
    void oddNamesAndPasswordsFailPlainly() {
        attempt("a\u0000b", "x").then().statusCode(400).body("errors[0].pointer", equalTo("username"));
        attempt("manager", "\u0000").then().statusCode(400).body("errors[0].pointer", equalTo("password"));
        attempt("manager'; drop table account; --", "x").then().statusCode(401);
        attempt("manager", "x".repeat(1000)).then().statusCode(401);
    }

    @Test
    void anOAuthClientMaySendItsEmptyCredentialsAlong() {
        given().header("Authorization", "Basic Og==")
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", "manager")
                .formParam("password", DemoAccounts.PASSWORD)
                .post("/v1/auth/token")
                .then()
                .statusCode(200);
    }

    @Test
    void failuresSlowAnAccountDownForAGrowingWhileAndNotForGood() {
        var account = newAccount("NURSE");
        for (int failure = 0; failure < 6; failure++) {
            attempt(account, "wrong").then().statusCode(401);
        }
        var slowed = attempt(account, PASSWORD);
        slowed.then().statusCode(429).body("type", endsWith("/problems/sign-in-slowed-down"));
        var first = Integer.parseInt(slowed.header("Retry-After"));
        clock.advance(Duration.ofSeconds(first));
        attempt(account, "wrong").then().statusCode(401);
        var second = Integer.parseInt(attempt(account, PASSWORD).header("Retry-After"));
        assertTrue(second > first, first + " then " + second);
        clock.advance(Duration.ofSeconds(second));
        attempt(account, PASSWORD).then().statusCode(200);
        attempt(account, "wrong").then().statusCode(401);
        attempt(account, PASSWORD).then().statusCode(200);
    }

    @Test
    void thePauseOfAnAccountStaysShort() {
        var account = newAccount("NURSE");
        int longest = 0;
        for (int failure = 0; failure < 20; failure++) {
            var answer = attempt(account, "wrong");
            if (answer.statusCode() == 429) {
                int pause = Integer.parseInt(answer.header("Retry-After"));
                longest = Math.max(longest, pause);
                clock.advance(Duration.ofSeconds(pause));
            }
        }
        assertEquals(30, longest);
    }

    @Test
    void failuresSlowAnAddressDownAndLeaveOthersAlone() {
        var address = SignedIn.newAddress();
        for (int failure = 0; failure < 21; failure++) {
            SignedIn.attempt(SignedIn.newUsername(), "wrong", address).then().statusCode(401);
        }
        SignedIn.attempt("manager", DemoAccounts.PASSWORD, address).then().statusCode(429);
        attempt("manager", DemoAccounts.PASSWORD).then().statusCode(200);
    }

    @Test
    void neighboursInOneIpv6NetworkAreOneClient() {
        var network = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xFFFF) + ":1:";
        for (int failure = 0; failure < 21; failure++) {
            SignedIn.attempt(SignedIn.newUsername(), "wrong", network + ":" + failure)
                    .then()
                    .statusCode(401);
        }
        SignedIn.attempt("manager", DemoAccounts.PASSWORD, network + "5:6:7:8")
                .then()
                .statusCode(429);
    }

    @Test
    void anAddressThatIsNoneIsAClientToo() {
        for (var address : new String[] {"unknown", "_hidden", "a b"}) {
            SignedIn.attempt("manager", DemoAccounts.PASSWORD, address).then().statusCode(200);
        }
    }

    @Test
    void manyGuessesAtOnceDoNotSlipThrough() throws Exception {
        var account = newAccount("NURSE");
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int guess = 0; guess < 32; guess++) {
                answers.add(threads.submit(() -> attempt(account, "wrong").statusCode()));
            }
        }
        long checked = 0;
        for (var answer : answers) {
            assertTrue(
                    Set.of(401, 429, 503).contains(answer.get()), answer.get().toString());
            checked += answer.get() == 401 ? 1 : 0;
        }
        assertTrue(checked <= 9, checked + " guesses were checked");
    }

    @Test
    void workersThatSignInAtOnceAreNotTakenForGuesses() throws Exception {
        var account = newAccount("NURSE");
        var address = SignedIn.newAddress();
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int worker = 0; worker < 16; worker++) {
                answers.add(threads.submit(() -> signedIn(account, address)));
            }
        }
        for (var answer : answers) {
            assertEquals(200, answer.get());
        }
    }

    /** Comes back when the machine is too slow for so many. */
    private static int signedIn(String account, String address) {
        int status;
        do {
            status = SignedIn.attempt(account, PASSWORD, address).statusCode();
        } while (status == 503);
        return status;
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        database.update("delete from sign_in_failure");
        attempt(newAccount("NURSE"), "wrong").then().statusCode(401);
        throttle.purge();
        assertTrue(failures() > 0);
        clock.advance(Duration.ofMinutes(61));
        throttle.purge();
        assertEquals(0, failures());
    }

    /** Now and then an attempt purges; that none of so many does happens once in a billion times. */
    @Test
    void failuresAreForgottenAlsoWhenNobodySignsIn() {
        database.update("delete from sign_in_failure");
        throttle.charge("the first", SignedIn.newAddress());
        clock.advance(Duration.ofMinutes(61));
        var now = clock.instant();
        for (int guess = 0; guess < 2_000 && failuresBefore(now) > 0; guess++) {
            throttle.charge("guess " + guess, "client " + guess);
        }
        assertEquals(0, failuresBefore(now));
        database.update("delete from sign_in_failure");
    }

    private long failuresBefore(Instant moment) {
        return database.first(
                        "select count(*) from sign_in_failure where forgotten_at < ?", row -> row.getLong(1), moment)
                .orElseThrow();
    }

    private long failures() {
        return database.first("select count(*) from sign_in_failure", row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        var token = SignedIn.token(newAccount("NURSE"), PASSWORD);
        assertEquals(200, me(token));
        clock.advance(Duration.ofHours(8).minusSeconds(30));
        assertEquals(200, me(token));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(401, me(token));
    }

    @Test
    void deactivationEndsTokensWithinTenSeconds() throws Exception {
        var account = newAccount("NURSE");
        var token = SignedIn.token(account, PASSWORD);
        var id = SignedIn.bearer(token).get("/v1/auth/me").<String>path("id");
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .post("/v1/accounts/" + id + "/deactivation")
                .then()
                .statusCode(200);
        endsWithinTenSeconds(token);
        attempt(account, PASSWORD).then().statusCode(401);
        SignedIn.asManager()
                .header("If-Match", "\"1\"")
                .post("/v1/accounts/" + id + "/reactivation")
                .then()
                .statusCode(200);
        assertEquals(401, me(token));
        attempt(account, PASSWORD).then().statusCode(200);
    }

    @Test
    void aNewPasswordEndsTokensWithinTenSeconds() throws Exception {
        var account = newAccount("NURSE");
        var token = SignedIn.token(account, PASSWORD);
        assertEquals(200, me(token));
        SignedIn.bearer(token)
                .body("{\"oldPassword\":\"not this one\",\"newPassword\":\"another good password\"}")
                .put("/v1/auth/password")
                .then()
                .statusCode(401);
        SignedIn.bearer(token)
                .body("{\"oldPassword\":\"%s\",\"newPassword\":\"short\"}".formatted(PASSWORD))
                .put("/v1/auth/password")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/newPassword"));
        SignedIn.bearer(token)
                .body("{\"oldPassword\":\"%s\",\"newPassword\":\"another good password\"}".formatted(PASSWORD))
                .put("/v1/auth/password")
                .then()
                .statusCode(204);
        endsWithinTenSeconds(token);
        attempt(account, PASSWORD).then().statusCode(401);
        attempt(account, "another good password").then().statusCode(200);
    }

    private void endsWithinTenSeconds(String token) {
        ticks.advance(Duration.ofSeconds(10));
        assertEquals(401, me(token));
    }

    @Test
    void aTokenOfTheOldSigningKeyStaysGoodUntilItIsOver() {
        var account = newAccount("NURSE");
        var old = SignedIn.token(account, PASSWORD);
        SignedIn.asManager().post("/v1/signing-keys/rotation").then().statusCode(200);
        var fresh = SignedIn.token(account, PASSWORD);
        assertTrue(!kid(old).equals(kid(fresh)));
        assertEquals(200, me(old));
        assertEquals(200, me(fresh));
        clock.advance(Duration.ofHours(9));
        assertEquals(401, me(old));
    }

    @Test
    void aFreshTokenOfAKeyThatWasRetiredLongAgoIsForged() throws Exception {
        var account = UUID.fromString(SignedIn.bearer(SignedIn.token(newAccount("NURSE"), PASSWORD))
                .get("/v1/auth/me")
                .path("id"));
        assertEquals(200, me(signedByAKeyRetired(Duration.ofHours(7), account)));
        assertEquals(401, me(signedByAKeyRetired(Duration.ofHours(9), account)));
    }

    private String signedByAKeyRetired(Duration ago, UUID account) throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var kid = UUID.randomUUID().toString();
        var now = clock.instant();
        database.update(
                "insert into signing_key (kid, private_key, public_key, created_at, retired_at) values (?, ?, ?, ?, ?)",
                kid,
                new byte[0],
                pair.getPublic().getEncoded(),
                now.minus(Duration.ofDays(1)),
                now.minus(ago));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(kid);
        signature.setKey(pair.getPrivate());
        signature.setPayload("{\"iss\":\"stillpoint\",\"sub\":\"%s\",\"epoch\":0,\"exp\":%d}"
                .formatted(account, now.plusSeconds(60).getEpochSecond()));
        return signature.getCompactSerialization();
    }

    @Test
    void aDatabaseThatDoesNotAnswerDoesNotMakeATokenBad() throws Exception {
        var token = SignedIn.token(newAccount("NURSE"), PASSWORD);
        // The signing keys are read anew after a while, so both readings meet the lock.
        for (var table : new String[] {"account", "signing_key"}) {
            clock.advance(Duration.ofMinutes(1));
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table " + table + " in access exclusive mode");
                var start = System.nanoTime();
                SignedIn.bearer(token)
                        .get("/v1/auth/me")
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .body("type", endsWith("/problems/busy"));
                var took = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, took.toString());
                connection.rollback();
            }
        }
        assertEquals(200, me(token));
    }

    private static String kid(String token) {
        return new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "Bearer ",
                "Bearer",
                "Basic Og==",
                "bearer a.b.c",
                "Bearer spk_x",
                "Digest x",
                "Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJzdGlsbHBvaW50Iiwic3ViIjoiMSIsImV4cCI6OTk5OTk5OTk5OX0.",
                "Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdGlsbHBvaW50In0.AAAA",
                "Bearer WzFd.e30.AAAA"
            })
    void aMalformedTokenIs401EverywhereAndAlsoWhereNobodyHasToSignIn(String header) {
        for (var path : new String[] {"/v1/auth/me", "/problems", "/v1/echo/pages", "/v1/nothing", "/q/openapi"}) {
            given().header("Authorization", header)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", endsWith("/problems/not-signed-in"));
        }
    }

    @Test
    void aTokenWhoseHeadHoldsSomethingElseThanTextIsNotGood() {
        var known = kid(SignedIn.token(newAccount("NURSE"), PASSWORD)).replaceFirst(".*\"kid\":(\"[^\"]+\").*", "$1");
        for (var head : new String[] {
            "{'alg':'EdDSA','kid':1}",
            "{'alg':'EdDSA','kid':true}",
            "{'alg':'EdDSA','kid':null}",
            "{'alg':'EdDSA','kid':{}}",
            "{'alg':'EdDSA','kid':['a']}",
            "{'alg':'EdDSA'}",
            "{'alg':5,'kid':%s}".formatted(known),
            "{'alg':'EdDSA','b64':1,'crit':1,'kid':%s}".formatted(known)
        }) {
            var token = base64(head.replace('\'', '"')) + ".e30.AAAA";
            for (var path : new String[] {"/v1/auth/me", "/v1/sites"}) {
                var answer = Wire.here().as(token).get(path);
                assertEquals(401, answer.status(), head);
                assertEquals("not-signed-in", answer.problem(), head);
            }
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        var token = SignedIn.token(newAccount("NURSE"), PASSWORD);
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("\"epoch\":0", "\"epoch\":1");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes());
        assertEquals(401, me(String.join(".", Arrays.asList(parts))));
    }
}
