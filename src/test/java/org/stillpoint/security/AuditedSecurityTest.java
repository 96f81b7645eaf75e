package org.stillpoint.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

/** What sign-in, accounts and refusals leave in the audit trail. */
@QuarkusTest
class AuditedSecurityTest {

    private static final String PASSWORD = "a good long password";

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    private final String username = SignedIn.newUsername();

    private UUID account(String... roles) {
        return UUID.fromString(SignedIn.asManager()
                .body("{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                        .formatted(username, PASSWORD, String.join("\",\"", roles)))
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static UUID manager() {
        return UUID.fromString(SignedIn.asManager().get("/v1/auth/me").path("id"));
    }

    private Response signIn(String password) {
        return given().header("X-Forwarded-For", SignedIn.newAddress())
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", username)
                .formParam("password", password)
                .post("/v1/auth/token");
    }

    @Test
    void aSignInIsKeptAsTheAccountsOwnDeed() {
        var account = account("NURSE");
        signIn(PASSWORD).then().statusCode(200);
        var entry = AuditTrail.of(account).getLast();
        assertEquals("ACCOUNT_SIGNED_IN", entry.action());
        assertEquals("ACCOUNT", entry.actorKind());
        assertEquals(account, entry.actor());
        assertEquals("FRONT_DESK,NURSE", entry.roles());
    }

    @Test
    void anotherSystemIsToldFromAPerson() {
        var account = account("SERVICE", "CALENDAR_READ");
        signIn(PASSWORD).then().statusCode(200);
        assertEquals("SERVICE", AuditTrail.of(account).getLast().actorKind());
        assertEquals("CALENDAR_READ,SERVICE", AuditTrail.of(account).getLast().roles());
    }

    @Test
    void aFailedSignInIsKeptOnceWithTheAccountThatWasMeant() {
        var account = account("NURSE");
        var entries = AuditTrail.ofRequest(signIn("a wrong long password"));
        assertEquals(1, entries.size());
        assertEquals("SIGN_IN_REFUSED", entries.getFirst().action());
        assertEquals("DENIED", entries.getFirst().outcome());
        assertEquals("PUBLIC", entries.getFirst().actorKind());
        assertEquals(account, entries.getFirst().row());
    }

    @Test
    void aSignInToAnAccountThatDoesNotExistIsKeptWithoutWhatWasTyped() {
        var entry = AuditTrail.ofRequest(signIn(PASSWORD)).getFirst();
        assertEquals("SIGN_IN_REFUSED", entry.action());
        assertNull(entry.row());
    }

    @Test
    void aSignInThatIsSlowedDownIsKept() {
        account("NURSE");
        Response answer = signIn("wrong");
        for (int more = 0; more < 10 && answer.statusCode() == 401; more++) {
            answer = signIn("wrong");
        }
        assertEquals(429, answer.statusCode());
        assertEquals(
                "SIGN_IN_SLOWED_DOWN", AuditTrail.ofRequest(answer).getFirst().action());
    }

    @Test
    void everyChangeOfAnAccountIsKeptWithTheManagerWhoMadeIt() {
        var id = account("NURSE");
        var path = "/v1/accounts/" + id;
        SignedIn.asManager().get(path).then().statusCode(200);
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .body("{\"roles\":[\"PRESCRIBER\"]}")
                .put(path + "/roles");
        SignedIn.asManager().body("{\"newPassword\":\"another long password\"}").put(path + "/password");
        SignedIn.asManager()
                .header("If-Match", "\"2\"")
                .post(path + "/deactivation")
                .then()
                .statusCode(200);
        SignedIn.asManager()
                .header("If-Match", "\"3\"")
                .post(path + "/reactivation")
                .then()
                .statusCode(200);
        assertEquals(
                List.of(
                        "ACCOUNT_CREATED",
                        "ACCOUNT_READ",
                        "ACCOUNT_ROLES_GIVEN",
                        "ACCOUNT_PASSWORD_SET",
                        "ACCOUNT_DEACTIVATED",
                        "ACCOUNT_REACTIVATED"),
                AuditTrail.actions(id));
        var manager = manager();
        AuditTrail.of(id).forEach(entry -> {
            assertEquals(manager, entry.actor());
            assertEquals("FRONT_DESK,MANAGER", entry.roles());
            assertEquals("DONE", entry.outcome());
        });
    }

    @Test
    void whatIsRefusedInTheEndLeavesNoRowOfItsEffect() {
        account("NURSE");
        var refused = SignedIn.asManager()
                .body("{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"NURSE\"]}".formatted(username, PASSWORD))
                .post("/v1/accounts");
        assertEquals(409, refused.statusCode());
        assertEquals(List.of(), AuditTrail.ofRequestSoFar(refused));
    }

    @Test
    void aWrongOldPasswordIsKept() {
        var account = account("NURSE");
        var token = SignedIn.token(username, PASSWORD);
        var refused = SignedIn.bearer(token)
                .header("X-Forwarded-For", SignedIn.newAddress())
                .body("{\"oldPassword\":\"not the old one\",\"newPassword\":\"another long password\"}")
                .put("/v1/auth/password");
        assertEquals(401, refused.statusCode());
        var entries = AuditTrail.ofRequest(refused);
        assertEquals(
                List.of("PASSWORD_CHANGE_REFUSED"),
                entries.stream().map(AuditTrail.Entry::action).toList());
        assertEquals(account, entries.getFirst().actor());
    }

    @Test
    void aPasswordThatSomebodyChangesAloneIsKeptAsTheirOwnDeed() {
        var account = account("NURSE");
        SignedIn.bearer(SignedIn.token(username, PASSWORD))
                .header("X-Forwarded-For", SignedIn.newAddress())
                .body("{\"oldPassword\":\"%s\",\"newPassword\":\"another long password\"}".formatted(PASSWORD))
                .put("/v1/auth/password")
                .then()
                .statusCode(204);
        var entry = AuditTrail.of(account).getLast();
        assertEquals("ACCOUNT_PASSWORD_SET", entry.action());
        assertEquals(account, entry.actor());
    }

    @Test
    void aNewSigningKeyIsKept() {
        var kid = SignedIn.asManager().post("/v1/signing-keys/rotation").<String>path("kid");
        assertEquals(List.of("SIGNING_KEY_ROTATED"), AuditTrail.actions(UUID.fromString(kid)));
    }

    @Test
    void anOperationBeyondTheCallersRolesIsKeptWithoutTheAddressThatWasSent() {
        var row = UUID.randomUUID();
        var refused = SignedIn.asNurse().get("/v1/accounts/" + row + "?search=Testperson");
        assertEquals(403, refused.statusCode());
        var entry = AuditTrail.ofRequest(refused).getFirst();
        assertEquals("ACCESS_REFUSED", entry.action());
        assertEquals("GET /v1/accounts/{id}", entry.kind());
        assertEquals(row, entry.row());
        assertEquals("DENIED", entry.outcome());
        assertEquals("ACCOUNT", entry.actorKind());
    }

    @Test
    void aTokenThatIsNotGoodIsKeptWhereverItIsSent() {
        for (var path : new String[] {"/v1/accounts", "/v1/sites", "/v1/somewhere/Testperson"}) {
            var refused = given().header("Authorization", "Bearer " + UUID.randomUUID())
                    .header("X-Forwarded-For", SignedIn.newAddress())
                    .get(path);
            assertEquals(401, refused.statusCode());
            var entry = AuditTrail.ofRequest(refused).getFirst();
            assertEquals("CREDENTIALS_REFUSED", entry.action());
            assertEquals("PUBLIC", entry.actorKind());
            assertEquals(path.contains("somewhere") ? null : "GET " + path, entry.kind());
        }
    }

    @Test
    void whoSendsNoCredentialsHasTriedNothing() {
        var refused = SignedIn.asNobody().get("/v1/accounts");
        assertEquals(401, refused.statusCode());
        var missing = SignedIn.asManager().get("/v1/accounts/" + UUID.randomUUID());
        assertEquals(404, missing.statusCode());
        var later = AuditTrail.ofRequest(SignedIn.asNurse().get("/v1/accounts"));
        assertEquals(1, later.size());
        assertEquals(List.of(), AuditTrail.ofRequestSoFar(refused));
        assertEquals(List.of(), AuditTrail.ofRequestSoFar(missing));
    }

    @Test
    void aRowThatAPersonalKeyDoesNotOpenIsKept() {
        var mine = UUID.randomUUID();
        var other = UUID.randomUUID();
        var key = keys.issue(KeyKind.APPOINTMENT, mine, clock.instant().plus(Duration.ofHours(1)));
        var refused = SignedIn.bearer(key).get("/v1/appointments/" + other);
        assertEquals(404, refused.statusCode());
        var entry = AuditTrail.ofRequest(refused).getFirst();
        assertEquals("ROW_REFUSED", entry.action());
        assertEquals("KEY", entry.actorKind());
        assertEquals(mine, entry.actor());
        assertEquals("APPOINTMENT_KEY", entry.roles());
        assertEquals(other, entry.row());
    }

    @Test
    void whoeverIsRefusedOverAndOverFillsNothing() {
        var account = account("NURSE");
        var token = SignedIn.token(username, PASSWORD);
        for (int attempt = 0; attempt < 40; attempt++) {
            SignedIn.bearer(token).get("/v1/accounts").then().statusCode(403);
        }
        AuditTrail.ofRequest(SignedIn.asPrescriber().get("/v1/accounts"));
        var written = AuditTrail.by(account).stream()
                .filter(entry -> entry.action().equals("ACCESS_REFUSED"))
                .count();
        assertTrue(written >= 20 && written <= 2 * 20, written + " of 40");
    }

    @Test
    void anAnswerThatIsGivenAgainIsKeptAsARead() {
        var key = UUID.randomUUID();
        var body = "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"NURSE\"]}".formatted(username, PASSWORD);
        var first =
                SignedIn.asManager().header("Idempotency-Key", key).body(body).post("/v1/accounts");
        var again =
                SignedIn.asManager().header("Idempotency-Key", key).body(body).post("/v1/accounts");
        assertEquals(first.asString(), again.asString());
        var id = UUID.fromString(again.path("id"));
        assertEquals(List.of("ACCOUNT_CREATED", "ANSWER_REPEATED"), AuditTrail.actions(id));
        assertEquals("Account", AuditTrail.of(id).getLast().kind());
    }
}
