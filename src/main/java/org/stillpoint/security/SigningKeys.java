package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;

/**
 * The Ed25519 keys that tokens are signed with. Made on first use, shared through the database, where they are sealed, replaced on
 * request. One that can not be read any more still verifies.
 */
@Singleton
class SigningKeys {

    /** How old the copy in memory may get before a new key is looked for. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    static final String PRIVATE_KEY = "signing_key.private_key";

    /** Without those whose last token is over: nobody has a token of theirs, so whoever shows one has forged it. */
    private static final String KEPT = " signing_key where (retired_at is null or retired_at > ?)";

    private final Database database;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Clock clock;
    private volatile Copy copy = new Copy(List.of(), Instant.MIN);

    SigningKeys(Database database, ColumnCipher cipher, Audit audit, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    record SigningKey(
            String kid, Optional<PrivateKey> signing, PublicKey verifying, Instant createdAt, boolean retired) {

        private Optional<Signer> signer() {
            return retired ? Optional.empty() : signing.map(key -> new Signer(kid, key));
        }
    }

    record Signer(String kid, PrivateKey key) {}

    private record Copy(List<SigningKey> newestFirst, Instant readAt) {}

    /** Of those that can be read here: another replica may have made one that only it can read. */
    Signer newest() {
        return signer().orElseGet(() -> {
            make();
            read();
            return signer().orElseThrow();
        });
    }

    private Optional<Signer> signer() {
        return keys().stream().flatMap(key -> key.signer().stream()).findFirst();
    }

    /** The key of this id; looks again when it is not in memory, because another replica may just have made it. */
    Optional<PublicKey> verifying(String kid) {
        return in(keys(), kid).or(() -> isKept(kid) ? in(read(), kid) : Optional.empty());
    }

    /** Anybody may ask for a key that never was: that opens none of those that are. */
    private boolean isKept(String kid) {
        return database.list("select kid from" + KEPT, row -> row.getString(1), lastTokenOver())
                .contains(kid);
    }

    /** Makes a new key, and forgets those whose last token is over. */
    SigningKey rotate() {
        database.update("update signing_key set retired_at = ? where retired_at is null", clock.instant());
        database.update("delete from signing_key where retired_at <= ?", lastTokenOver());
        var made = make();
        copy = new Copy(List.of(), Instant.MIN);
        audit.record(Deed.of("SIGNING_KEY_ROTATED", "SigningKey", UUID.fromString(made.kid())));
        return made;
    }

    /** Of a key that was retired then or earlier. Another replica may sign with it until it looks again. */
    private Instant lastTokenOver() {
        return clock.instant().minus(Tokens.LONGEST_LIFE).minus(FRESH);
    }

    private static Optional<PublicKey> in(List<SigningKey> keys, String kid) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .map(SigningKey::verifying)
                .findFirst();
    }

    private List<SigningKey> keys() {
        var present = copy;
        return present.newestFirst().isEmpty()
                        || Duration.between(present.readAt(), clock.instant())
                                        .abs()
                                        .compareTo(FRESH)
                                > 0
                ? read()
                : present.newestFirst();
    }

    private List<SigningKey> read() {
        var found = database.list(
                "select kid, private_key, public_key, created_at, retired_at is not null from" + KEPT
                        + " order by retired_at desc nulls first, created_at desc, kid",
                this::key,
                lastTokenOver());
        copy = new Copy(found, clock.instant());
        return found;
    }

    private SigningKey make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var made = new SigningKey(
                    UUID.randomUUID().toString(),
                    Optional.of(pair.getPrivate()),
                    pair.getPublic(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    false);
            database.update(
                    "insert into signing_key (kid, private_key, public_key, created_at) values (?, ?, ?, ?)",
                    made.kid(),
                    cipher.seal(pair.getPrivate().getEncoded(), PRIVATE_KEY),
                    made.verifying().getEncoded(),
                    made.createdAt());
            return made;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private SigningKey key(ResultSet row) throws SQLException {
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            var opened = cipher.openBytes(row.getBytes(2), PRIVATE_KEY);
            return new SigningKey(
                    row.getString(1),
                    opened.isEmpty()
                            ? Optional.empty()
                            : Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(opened.get()))),
                    factory.generatePublic(new X509EncodedKeySpec(row.getBytes(3))),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getBoolean(5));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
