package org.stillpoint.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stillpoint.platform.Ticks;

/**
 * Verifies bearer tokens and personal keys, and remembers the good ones for so short a time that an ended account or key is
 * noticed by every replica within 10 seconds.
 */
@Singleton
class Credentials {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;

    private final Tokens tokens;
    private final PersonalKeys keys;
    private final Clock clock;
    private final Cache<ByteBuffer, Verified> known;

    Credentials(Tokens tokens, PersonalKeys keys, Clock clock, Ticks ticks) {
        this.tokens = tokens;
        this.keys = keys;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .ticker(ticks::nanos)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    /** Who it is, and until when that holds. */
    record Verified(SecurityIdentity identity, Instant until) {
        static Verified of(Caller caller, Instant until) {
            return new Verified(caller.identity(), until);
        }
    }

    /** Answers from memory only. */
    Optional<SecurityIdentity> remembered(String bearer) {
        return Optional.ofNullable(known.getIfPresent(hash(bearer)))
                .filter(verified -> clock.instant().isBefore(verified.until()))
                .map(Verified::identity);
    }

    /** Asks the database. */
    SecurityIdentity verify(String bearer) {
        var verified = (bearer.startsWith(PersonalKeys.PREFIX) ? keys.verify(bearer) : tokens.verify(bearer))
                .orElseThrow(AuthenticationFailedException::new);
        known.put(hash(bearer), verified);
        return verified.identity();
    }

    private static ByteBuffer hash(String bearer) {
        return ByteBuffer.wrap(Sha256.of(bearer));
    }
}
