package org.stillpoint.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;

@QuarkusTest
class InstallationSecretTest {

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    private byte[] kept;

    /** As in a new installation; the tests' server remembers what is put back. */
    @BeforeEach
    void forget() {
        server().hash("anything");
        kept = database.first("select value from installation_secret", row -> row.getBytes(1))
                .orElseThrow();
        database.update("delete from installation_secret");
    }

    @AfterEach
    void putBack() {
        database.update(
                "insert into installation_secret (name, value) values ('keyed-hash', ?)"
                        + " on conflict (name) do update set value = excluded.value",
                kept);
    }

    /** One of several servers on the same database. */
    private InstallationSecret server() {
        return new InstallationSecret(database, cipher);
    }

    @Test
    void aRefusedRequestThatIsTheFirstToNeedItDoesNotTakeItBack() {
        var first = server();
        byte[] hash;
        QuarkusTransaction.begin();
        try {
            hash = first.hash("anything");
        } finally {
            QuarkusTransaction.rollback();
        }
        assertArrayEquals(hash, server().hash("anything"));
        assertArrayEquals(hash, first.hash("anything"));
    }
}
