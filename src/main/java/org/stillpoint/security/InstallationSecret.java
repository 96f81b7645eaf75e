package org.stillpoint.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Randomness;

/** A secret that all replicas share through the database; makes hashes that can not be guessed back by trying. */
@Singleton
class InstallationSecret {

    private static final String NAME = "keyed-hash";
    private static final int BYTES = 32;

    static final String VALUE = "installation_secret.value";

    private final Database database;
    private final ColumnCipher cipher;
    private volatile SecretKeySpec key;

    InstallationSecret(Database database, ColumnCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    byte[] hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Before there are requests, because it takes a connection beside theirs. */
    void ready(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        key();
    }

    /** Made in a transaction of its own: what is remembered must not be taken back with somebody's refused request. */
    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(QuarkusTransaction.requiringNew().call(this::kept), "HmacSHA256");
        }
        return key;
    }

    private byte[] kept() {
        database.update(
                "insert into installation_secret (name, value) values (?, ?) on conflict do nothing",
                NAME,
                cipher.seal(Randomness.bytes(BYTES), VALUE));
        return database.first("select value from installation_secret where name = ?", row -> row.getBytes(1), NAME)
                .flatMap(stored -> cipher.openBytes(stored, VALUE))
                .orElseThrow(() -> new IllegalStateException("the installation's secret can not be read"));
    }
}
