package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Randomness;

/**
 * Unguessable secrets that open one row to the person it is about. Shown once, kept as a hash, sent as bearer token.
 * All of these join the caller's transaction.
 */
@ApplicationScoped
public class PersonalKeys {

    /** By this a key is known from a token, and found by those who look for leaked secrets. */
    static final String PREFIX = "spk_";

    private static final int BYTES = 32;
    private static final int PURGE_ONE_IN = 200;

    private final Database database;
    private final Clock clock;

    PersonalKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a key that opens {@code subject} until {@code expiresAt}; this is the only time that it can be read. */
    public String issue(KeyKind kind, UUID subject, Instant expiresAt) {
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(BYTES));
        database.update(
                "insert into personal_key (hash, kind, subject, expires_at) values (?, ?, ?, ?)",
                Sha256.of(key),
                kind.name(),
                subject,
                expiresAt);
        purgeNowAndThen();
        return key;
    }

    private void purgeNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(PURGE_ONE_IN) == 0) {
            database.update(
                    "delete from personal_key where hash in"
                            + " (select hash from personal_key where expires_at < ? limit 1000 for update skip locked)",
                    clock.instant());
        }
    }

    /** Whether the key opens exactly this row, now. */
    public boolean opens(String key, KeyKind kind, UUID subject) {
        return key != null
                && key.startsWith(PREFIX)
                && database.first(
                                "select 1 from personal_key where hash = ? and kind = ? and subject = ? and expires_at > ?",
                                row -> true,
                                Sha256.of(key),
                                kind.name(),
                                subject,
                                clock.instant())
                        .isPresent();
    }

    /** Ends all keys of these rows; where one was sent as bearer token it ends within 10 seconds. */
    public void revoke(KeyKind kind, UUID... subjects) {
        database.update("delete from personal_key where subject = any(?) and kind = ?", subjects, kind.name());
    }

    /** The keys of these rows last until then at least. */
    public void prolong(KeyKind kind, Instant until, UUID... subjects) {
        database.update(
                "update personal_key set expires_at = ? where subject = any(?) and kind = ? and expires_at < ?",
                until,
                subjects,
                kind.name(),
                until);
    }

    /** The keys of one row open another from now on; where one was sent as bearer token, within 10 seconds. */
    public void handOver(KeyKind kind, UUID from, UUID to) {
        database.update("update personal_key set subject = ? where subject = ? and kind = ?", to, from, kind.name());
    }

    /** Whose key this is, and until when. */
    Optional<Credentials.Verified> verify(String key) {
        return database.first(
                "select kind, subject, expires_at from personal_key where hash = ? and expires_at > ?",
                row -> Credentials.Verified.of(
                        new Caller.OfKey(KeyKind.valueOf(row.getString(1)), row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                Sha256.of(key),
                clock.instant());
    }
}
