package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Unguessable secrets that open one row to the person it is about. Shown once, kept as a hash, sent as bearer token.
 * All of these join the caller's transaction.
 */
@ApplicationScoped
public class PersonalKeys {

    /** Makes a key that opens {@code subject} until {@code expiresAt}; this is the only time that it can be read. */
    public String issue(KeyKind kind, UUID subject, Instant expiresAt) {
        throw new UnsupportedOperationException();
    }

    /** Whether the key opens exactly this row, now. */
    public boolean opens(String key, KeyKind kind, UUID subject) {
        throw new UnsupportedOperationException();
    }

    /** Ends all keys of this row. */
    public void revoke(KeyKind kind, UUID subject) {
        throw new UnsupportedOperationException();
    }
}
