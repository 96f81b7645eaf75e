package org.stillpoint.platform;

import com.google.crypto.tink.KeysetHandle;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The data keys of this installation: made at the first start, wrapped in the database, shared by all replicas. A key that another
 * replica has made is known as soon as a value names it, and within five seconds otherwise.
 */
@Singleton
class DataKeys {
    private static final Logger LOG = Logger.getLogger(DataKeys.class);

    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    /** How long an id that no key has is not looked for again, so that a damaged value costs no statement each time. */
    private static final long GIVEN_UP = Duration.ofSeconds(1).toNanos();

    private static final int GIVEN_UP_AT_MOST = 1_000;

    private final KeyTable table;
    private final KeyWrapping wrapping;
    private final Ticks ticks;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<Integer, Long> givenUp = new ConcurrentHashMap<>();
    /** Each is unwrapped once: the master key may be far away. */
    private final Map<Long, KeysetHandle> unwrapped = new ConcurrentHashMap<>();

    private volatile Copy copy;

    DataKeys(KeyTable table, KeyWrapping wrapping, Ticks ticks) {
        this.table = table;
        this.wrapping = wrapping;
        this.ticks = ticks;
    }

    private record Copy(Keyring ring, long readAt) {}

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
        if (ticks.nanos() - present.readAt() > FRESH && reading.tryLock()) {
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
        var now = ticks.nanos();
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
                wrapping.open(!table.all().isEmpty());
                table.begin();
                table.wrapAnew();
                read();
            }
            return copy.ring();
        } finally {
            reading.unlock();
        }
    }

    private Keyring read() {
        try {
            var stored = table.all();
            var ring = Keyring.of(unwrapped(stored, KeyTable.COLUMN), unwrapped(stored, KeyTable.INDEX));
            copy = new Copy(ring, ticks.nanos());
            return ring;
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private List<KeysetHandle> unwrapped(List<KeyTable.Stored> stored, String purpose) {
        return stored.stream()
                .filter(key -> key.purpose().equals(purpose))
                .map(key -> unwrapped.computeIfAbsent(key.id(), id -> unwrap(key)))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Null if it can not be done now. At the start it must be; later a replica that has a newer master key may have made one that we
     * can not read, or the master key does not answer, and then it is tried again.
     */
    private KeysetHandle unwrap(KeyTable.Stored key) {
        try {
            return wrapping.unwrap(key.wrapped(), key.purpose());
        } catch (ConfigurationException wrong) {
            if (copy == null) {
                throw wrong;
            }
            LOG.errorf("The key %d, which another server has made, can not be unwrapped", key.id());
            return null;
        }
    }
}
