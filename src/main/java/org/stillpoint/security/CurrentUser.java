package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.CallerScope;

/** Who sent the request that is being worked on: staff, a service account, the holder of a personal key, or anybody. */
@ApplicationScoped
public class CurrentUser implements CallerScope {

    /** Whether somebody is signed in with an account, of a person or of a service. */
    public boolean isStaff() {
        throw new UnsupportedOperationException();
    }

    /** The account that is signed in. */
    public Optional<UUID> account() {
        throw new UnsupportedOperationException();
    }

    /** Whether the caller has a role of {@link Roles}, by itself or through one that includes it. */
    public boolean has(String role) {
        throw new UnsupportedOperationException();
    }

    /** What the personal key that was sent opens, if it is one of this kind. */
    public Optional<UUID> keySubject(KeyKind kind) {
        throw new UnsupportedOperationException();
    }

    /** Stands for the client's address (IPv6: its /64) in limits; can not be turned back into the address. */
    public String client() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String scope() {
        throw new UnsupportedOperationException();
    }
}
