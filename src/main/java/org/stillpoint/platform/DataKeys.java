package org.stillpoint.platform;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The data keys of this installation: made at the first start, wrapped in the database, shared by all replicas. A key that another
 * replica has made is known as soon as a value names it, and within five seconds otherwise.
 */
@Singleton
class DataKeys {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    /** How long an id that no key has is not looked for again, so that a damaged value costs no statement each time. */
    private static final long GIVEN_UP = Duration.ofSeconds(1).toNanos();

    private static final int GIVEN_UP_AT_MOST = 1_000;

    private static final Map<String, Parameters> KINDS =
            Map.of("COLUMN", PredefinedAeadParameters.AES256_GCM, "INDEX", PredefinedPrfParameters.HMAC_SHA256_PRF);

    private final Database database;
    private final KeyWrapping wrapping;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<Integer, Long> givenUp = new ConcurrentHashMap<>();
    /** Each is unwrapped once: the master key may be far away. */
    private final Map<Long, KeysetHandle> unwrapped = new ConcurrentHashMap<>();

    private volatile Copy copy;

    DataKeys(Database database, KeyWrapping wrapping, Clock clock) throws GeneralSecurityException {
        this.database = database;
        this.wrapping = wrapping;
        this.clock = clock;
        AeadConfig.register();
        PrfConfig.register();
    }

    private record Copy(Keyring ring, long readAt) {}

    private record Stored(long id, String purpose, byte[] wrapped) {}

    /** Before anything else is read or written, so that a wrong master key stops the start. */
    void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 100) StartupEvent start) {
        ring();
    }

    /** The present keys. */
    Keyring ring() {
        var present = copy;
        if (present == null) {
            return first();
        }
        if (System.nanoTime() - present.readAt() > FRESH && reading.tryLock()) {
            try {
                return read();
            } finally {
                reading.unlock();
            }
        }
        return present.ring();
    }

    /** With the key of this id, if there is one anywhere. */
    Keyring ringWith(int id) {
        var ring = ring();
        var now = System.nanoTime();
        if (ring.has(id) || now - givenUp.getOrDefault(id, now - GIVEN_UP - 1) <= GIVEN_UP) {
            return ring;
        }
        var again = reload();
        if (!again.has(id)) {
            if (givenUp.size() >= GIVEN_UP_AT_MOST) {
                givenUp.clear();
            }
            givenUp.put(id, now);
        }
        return again;
    }

    Keyring reload() {
        reading.lock();
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private Keyring first() {
        reading.lock();
        try {
            if (copy == null) {
                wrapping.open(!stored().isEmpty());
                KINDS.keySet().forEach(purpose -> make(purpose, 1));
                stored().forEach(this::wrapAnew);
                read();
            }
            return copy.ring();
        } finally {
            reading.unlock();
        }
    }

    /** Makes the n-th key of a purpose, unless another replica has just made it. */
    private boolean make(String purpose, int ordinal) {
        try {
            var key = KeysetHandle.generateNew(KINDS.get(purpose));
            return database.update(
                            "insert into encryption_key (id, purpose, ordinal, wrapped, created_at) values (?, ?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            Integer.toUnsignedLong(key.getPrimary().getId()),
                            purpose,
                            ordinal,
                            wrapping.wrap(key, purpose),
                            clock.instant())
                    == 1;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Keyring read() {
        try {
            var stored = stored();
            var ring = Keyring.of(unwrapped(stored, "COLUMN"), unwrapped(stored, "INDEX"));
            copy = new Copy(ring, System.nanoTime());
            return ring;
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private List<KeysetHandle> unwrapped(List<Stored> stored, String purpose) {
        return stored.stream()
                .filter(key -> key.purpose().equals(purpose))
                .map(key -> unwrapped.computeIfAbsent(key.id(), id -> wrapping.unwrap(key.wrapped(), purpose)))
                .toList();
    }

    private void wrapAnew(Stored key) {
        wrapping.unwrapPrevious(key.wrapped(), key.purpose()).ifPresent(handle -> {
            try {
                database.update(
                        "update encryption_key set wrapped = ? where id = ? and wrapped = ?",
                        wrapping.wrap(handle, key.purpose()),
                        key.id(),
                        key.wrapped());
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private List<Stored> stored() {
        return database.list(
                "select id, purpose, wrapped from encryption_key order by purpose, ordinal",
                row -> new Stored(row.getLong(1), row.getString(2), row.getBytes(3)));
    }
}
