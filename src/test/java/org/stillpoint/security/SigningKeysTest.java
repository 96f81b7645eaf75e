package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class SigningKeysTest {

    @Inject
    SigningKeys keys;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final String kid = UUID.randomUUID().toString();

    @AfterEach
    void remove() {
        database.update("delete from signing_key where kid = ?", kid);
        lookAgain();
    }

    /** What is in memory is older than it may be. */
    private void lookAgain() {
        clock.advance(Duration.ofMinutes(1));
    }

    private void keep(byte[] verifying) {
        database.update(
                "insert into signing_key (kid, private_key, public_key, created_at) values (?, ?, ?, ?)",
                kid,
                "sealed elsewhere".getBytes(),
                verifying,
                clock.instant().plus(Duration.ofDays(1)));
    }

    private long kept() {
        return database.first("select count(*) from signing_key", row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void aKeyThatCanNotBeReadHereAndSeemsNewestStopsNoSignIn() throws Exception {
        keep(KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded());
        lookAgain();
        SignedIn.token("nurse", DemoAccounts.PASSWORD);
        var kept = kept();
        SignedIn.token("nurse", DemoAccounts.PASSWORD);
        lookAgain();
        SignedIn.token("nurse", DemoAccounts.PASSWORD);
        assertThat(kept()).isEqualTo(kept);
        assertThat(keys.verifying(kid)).as("its tokens stay good").isPresent();
    }

    /** A key that can not even be opened shows whether any was. */
    @Test
    void askingForAKeyThatNeverWasOpensNone() {
        keys.newest();
        keep("no key".getBytes());
        assertThat(keys.verifying(UUID.randomUUID().toString())).isEmpty();
        assertThat(keys.verifying("\u0000")).isEmpty();
    }

    @Test
    void aKeyThatAnotherServerHasJustMadeIsFound() throws Exception {
        keys.newest();
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        keep(pair.getPublic().getEncoded());
        assertThat(keys.verifying(kid)).contains(pair.getPublic());
    }
}
