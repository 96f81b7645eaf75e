package org.stillpoint.security;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Refusal;
import org.stillpoint.testsupport.SignedIn;

@QuarkusTest
class AccountTest {

    @Inject
    AccountDesk desk;

    @Inject
    Database database;

    private static Response create(String username, String password, String roles) {
        return SignedIn.asManager()
                .body("{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[%s]}".formatted(username, password, roles))
                .post("/v1/accounts");
    }

    private static Response create(String username) {
        return create(username, "a good long password", "\"NURSE\"");
    }

    @Test
    void anAccountIsMadeAndReadBack() {
        var username = SignedIn.newUsername();
        var made = create(username.toUpperCase());
        made.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("username", equalTo(username))
                .body("roles", contains("NURSE"))
                .body("active", equalTo(true));
        assertTrue(!made.asString().contains("password"));
        SignedIn.asManager()
                .get(made.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("id", equalTo(made.path("id")));
    }

    @Test
    void aUserNameIsTakenWhateverItsCase() {
        var username = SignedIn.newUsername();
        create(username).then().statusCode(201);
        create(username.toUpperCase()).then().statusCode(409).body("type", endsWith("/problems/username-taken"));
    }

    @Test
    void ofSixteenWhoWantOneNameAtOnceOneGetsIt() throws Exception {
        var username = SignedIn.newUsername();
        var statuses = new ArrayList<Future<Integer>>();
        SignedIn.asManager().get("/v1/accounts").then().statusCode(200);
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int racer = 0; racer < 16; racer++) {
                statuses.add(threads.submit(() -> create(username).statusCode()));
            }
        }
        int made = 0;
        for (var status : statuses) {
            assertTrue(status.get() == 201 || status.get() == 409, status.get().toString());
            made += status.get() == 201 ? 1 : 0;
        }
        assertEquals(1, made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ab|a good long password|\"NURSE\"|/username",
                "-abc|a good long password|\"NURSE\"|/username",
                "a b c|a good long password|\"NURSE\"|/username",
                "abcdef|short|\"NURSE\"|/password",
                "abcdef|1234567890123456789012345678901234567890123456789012345678901234567890123|\"NURSE\"|/password",
                "abcdef|a good long password||/roles",
                "abcdef|a good long password|\"ADMIN\"|/roles/0",
                "abcdef|a good long password|\"SERVICE\",\"NURSE\"|/roles",
                "abcdef|a good long password|\"CALENDAR_READ\"|/roles",
            })
    void aWrongAccountIsRefused(String username, String password, String roles, String pointer) {
        create(username, password, roles == null ? "" : roles)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", not(containsString("AccountRole")));
    }

    @Test
    void anUnknownAccountIs404() {
        SignedIn.asManager().get("/v1/accounts/" + UUID.randomUUID()).then().statusCode(404);
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .post("/v1/accounts/" + UUID.randomUUID() + "/deactivation")
                .then()
                .statusCode(404);
    }

    @Test
    void aListIsReadPageByPage() {
        for (int made = 0; made < 3; made++) {
            create(SignedIn.newUsername()).then().statusCode(201);
        }
        int all = database.first("select count(*) from account", row -> row.getInt(1))
                .orElseThrow();
        int limit = Math.clamp(all / 3, 2, 200);
        var seen = new HashSet<String>();
        String next = "";
        int pages = 0;
        while (next != null) {
            var page = SignedIn.asManager()
                    .get("/v1/accounts?limit=" + limit + next)
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> ids = page.path("items.id");
            ids.forEach(id -> assertTrue(seen.add(id), "twice: " + id));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
            pages++;
        }
        assertTrue(pages > 2, pages + " pages");
        assertEquals(all, seen.size());
    }

    @Test
    void rolesIncludeOthers() {
        assertEquals(Set.of("NURSE", "FRONT_DESK"), Roles.effective(Set.of(Roles.NURSE)));
        assertEquals(Set.of("PRESCRIBER", "NURSE", "FRONT_DESK"), Roles.effective(Set.of(Roles.PRESCRIBER)));
        assertEquals(Set.of("MANAGER", "FRONT_DESK"), Roles.effective(Set.of(Roles.MANAGER)));
        assertEquals(Set.of("SERVICE", "CALENDAR_READ"), Roles.effective(Set.of(Roles.SERVICE, Roles.CALENDAR_READ)));
    }

    /** Other tests have managers of their own. */
    private void deactivateOtherManagers(String id) {
        database.update(
                "update account set active = false where 'MANAGER' = any(roles) and id <> ?", UUID.fromString(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deactivation", "reactivation"})
    void whoHasNotSeenWhatAColleagueDidIsToldSo(String change) throws Exception {
        var path = "/v1/accounts/" + create(SignedIn.newUsername()).<String>path("id");
        SignedIn.asManager().post(path + "/" + change).then().statusCode(428);
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .body("{\"roles\":[\"PRESCRIBER\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(200);
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .post(path + "/" + change)
                .then()
                .statusCode(412);
        SignedIn.asManager()
                .header("If-Match", "\"1\"")
                .post(path + "/" + change)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("active", equalTo(change.equals("reactivation")));
    }

    @Test
    void theLastManagerStays() throws Exception {
        var id = SignedIn.asManager().get("/v1/auth/me").<String>path("id");
        deactivateOtherManagers(id);
        SignedIn.asManager()
                .header(
                        "If-Match",
                        SignedIn.asManager().get("/v1/accounts/" + id).header("ETag"))
                .post("/v1/accounts/" + id + "/deactivation")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/last-manager"));
        SignedIn.asManager()
                .header(
                        "If-Match",
                        SignedIn.asManager().get("/v1/accounts/" + id).header("ETag"))
                .body("{\"roles\":[\"NURSE\"]}")
                .put("/v1/accounts/" + id + "/roles")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/last-manager"));
        SignedIn.asManager().get("/v1/auth/me").then().statusCode(200);
    }

    @Test
    void aManagerGivesRolesAndPasswords() throws Exception {
        var username = SignedIn.newUsername();
        var id = create(username).<String>path("id");
        SignedIn.asManager()
                .header("If-Match", "\"0\"")
                .body("{\"roles\":[\"PRESCRIBER\",\"FRONT_DESK\"]}")
                .put("/v1/accounts/" + id + "/roles")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("roles", contains("FRONT_DESK", "PRESCRIBER"));
        SignedIn.asManager()
                .body("{\"newPassword\":\"given by the manager\"}")
                .put("/v1/accounts/" + id + "/password")
                .then()
                .statusCode(204);
        SignedIn.token(username, "given by the manager");
    }

    @Test
    void ofTwoManagersWhoReadTheSameRolesTheSecondIsToldOfTheFirst() {
        var path = "/v1/accounts/" + create(SignedIn.newUsername()).<String>path("id");
        var read = SignedIn.asManager().get(path).header("ETag");
        SignedIn.asManager()
                .header("If-Match", read)
                .body("{\"roles\":[\"FRONT_DESK\",\"PRESCRIBER\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(200);
        SignedIn.asManager()
                .header("If-Match", read)
                .body("{\"roles\":[\"NURSE\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(412)
                .body("type", endsWith("/problems/stale-version"));
        SignedIn.asManager()
                .body("{\"roles\":[\"NURSE\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(428);
        SignedIn.asManager().get(path).then().body("roles", contains("FRONT_DESK", "PRESCRIBER"));
    }

    /** The old password was right when it was looked at, and a manager has replaced it since. */
    @Test
    void whoKnowsTheOldPasswordCanNotUndoAManagersReset() {
        var username = SignedIn.newUsername();
        var id = UUID.fromString(create(username).<String>path("id"));
        var epoch = database.first("select epoch from account where id = ?", row -> row.getLong(1), id)
                .orElseThrow();
        SignedIn.asManager()
                .body("{\"newPassword\":\"given by the manager\"}")
                .put("/v1/accounts/" + id + "/password")
                .then()
                .statusCode(204);
        assertThrows(Refusal.class, () -> desk.changePassword(id, "a good long password", epoch));
        SignedIn.token(username, "given by the manager");
    }
}
