package org.stillpoint.platform;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data keys in the database, wrapped. */
@Singleton
class KeyTable {
    static final String COLUMN = "COLUMN";
    static final String INDEX = "INDEX";

    private static final Map<String, Parameters> KINDS =
            Map.of(COLUMN, PredefinedAeadParameters.AES256_GCM, INDEX, PredefinedPrfParameters.HMAC_SHA256_PRF);

    private static final String MAKE = """
            insert into encryption_key (id, purpose, ordinal, wrapped, created_at)
            select ?, ?, count(*) + 1, ?, ? from encryption_key where purpose = ? having count(*) < ?
            on conflict do nothing""";

    private final Database database;
    private final KeyWrapping wrapping;
    private final Clock clock;

    KeyTable(Database database, KeyWrapping wrapping, Clock clock) {
        this.database = database;
        this.wrapping = wrapping;
        this.clock = clock;
    }

    /** A key as it is kept. */
    record Stored(long id, String purpose, byte[] wrapped) {}

    /** What is known about a key that seals columns. */
    record ColumnKey(long id, Instant createdAt, Optional<Instant> emptiedAt) {
        static ColumnKey of(long id, OffsetDateTime createdAt, OffsetDateTime emptiedAt) {
            return new ColumnKey(
                    id, createdAt.toInstant(), Optional.ofNullable(emptiedAt).map(OffsetDateTime::toInstant));
        }
    }

    /** All of them, the newest of a purpose last. */
    List<Stored> all() {
        return database.list(
                "select id, purpose, wrapped from encryption_key order by purpose, ordinal",
                row -> new Stored(row.getLong(1), row.getString(2), row.getBytes(3)));
    }

    /** The newest first. */
    List<ColumnKey> columnKeys() {
        return database.list(
                "select id, created_at, emptied_at from encryption_key where purpose = ? order by ordinal desc",
                row -> ColumnKey.of(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class)),
                COLUMN);
    }

    /** Makes the first key of each purpose, unless there is one. */
    void begin() {
        KINDS.keySet().forEach(purpose -> make(purpose, 1));
    }

    /** Makes one more key for columns, unless another replica makes one at the same moment, which will do as well. */
    void makeColumnKey() {
        make(COLUMN, Integer.MAX_VALUE);
    }

    private void make(String purpose, int atMost) {
        var key = generate(purpose);
        database.update(
                MAKE,
                Integer.toUnsignedLong(key.getPrimary().getId()),
                purpose,
                wrapping.wrap(key, purpose),
                clock.instant(),
                purpose,
                atMost);
    }

    private static KeysetHandle generate(String purpose) {
        try {
            return KeysetHandle.generateNew(KINDS.get(purpose));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Wraps with the present master key what was wrapped with the one until now. */
    void wrapAnew() {
        for (var key : all()) {
            wrapping.unwrapPrevious(key.wrapped(), key.purpose()).ifPresent(handle -> wrapAnew(key, handle));
        }
    }

    private void wrapAnew(Stored key, KeysetHandle handle) {
        database.update(
                "update encryption_key set wrapped = ? where id = ? and wrapped = ?",
                wrapping.wrap(handle, key.purpose()),
                key.id(),
                key.wrapped());
    }

    void emptied(long id) {
        database.update("update encryption_key set emptied_at = ? where id = ?", clock.instant(), id);
    }
}
