package org.stillpoint.security;

import io.quarkus.security.AuthenticationFailedException;

/** What somebody was let in with for longer than one request, so that it can be asked again whether it is still good. */
public final class Admission {

    private final String bearer;
    private final Credentials credentials;

    Admission(String bearer, Credentials credentials) {
        this.bearer = bearer;
        this.credentials = credentials;
    }

    /**
     * Whether whoever it is would still be let in, and has the role: a token that is over, an account that is not active any more
     * and a role that was taken away are noticed as soon as a request of theirs would be refused. Fails while the database is away.
     */
    public boolean stillHas(String role) {
        try {
            return credentials
                    .remembered(bearer)
                    .orElseGet(() -> credentials.verify(bearer))
                    .hasRole(role);
        } catch (AuthenticationFailedException over) {
            return false;
        }
    }
}
