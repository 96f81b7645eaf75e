package org.stillpoint.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class PersonalKeysTest {

    @Inject
    PersonalKeys keys;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final UUID subject = UUID.randomUUID();

    private String issued() {
        return keys.issue(KeyKind.APPOINTMENT, subject, clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aKeyOpensItsRowAndNoOther() {
        var key = issued();
        assertTrue(keys.opens(key, KeyKind.APPOINTMENT, subject));
        assertFalse(keys.opens(key, KeyKind.APPOINTMENT, UUID.randomUUID()));
        assertFalse(keys.opens(key, KeyKind.HOLD, subject));
        assertFalse(keys.opens(key + "x", KeyKind.APPOINTMENT, subject));
        assertFalse(keys.opens(null, KeyKind.APPOINTMENT, subject));
        assertFalse(keys.opens("", KeyKind.APPOINTMENT, subject));
    }

    @Test
    void aKeyHas256RandomBitsAndIsKnownByItsStart() {
        assertTrue(issued().matches("spk_[A-Za-z0-9_-]{43}"));
        assertFalse(issued().equals(issued()));
    }

    @Test
    void onlyItsHashIsStored() {
        var key = issued();
        var hashes = database.list("select hash from personal_key where subject = ?", row -> row.getBytes(1), subject);
        assertEquals(1, hashes.size());
        assertEquals(32, hashes.getFirst().length);
        assertFalse(new String(hashes.getFirst()).contains(key));
    }

    @Test
    void aKeyEndsWhenItsTimeIsOver() {
        var key = issued();
        clock.advance(Duration.ofDays(2));
        assertFalse(keys.opens(key, KeyKind.APPOINTMENT, subject));
        SignedIn.bearer(key).get("/problems").then().statusCode(401);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var key = issued();
        keys.revoke(KeyKind.APPOINTMENT, subject);
        assertFalse(keys.opens(key, KeyKind.APPOINTMENT, subject));
        SignedIn.bearer(key).get("/problems").then().statusCode(401);
    }

    @Test
    void whoSendsAKeyIsSignedInButNotStaff() {
        var key = issued();
        SignedIn.bearer(key).get("/problems").then().statusCode(200);
        SignedIn.bearer(key).get("/v1/auth/me").then().statusCode(403);
        given().get("/problems?key=" + key).then().statusCode(400);
    }
}
