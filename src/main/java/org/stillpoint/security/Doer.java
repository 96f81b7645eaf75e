package org.stillpoint.security;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who did something, as the audit trail keeps it: by id, never by name.
 *
 * @param id of the account, or of the row that the personal key opens; null for the public and the program itself
 * @param roles all that held at that time, in alphabetical order, separated by commas
 */
public record Doer(Kind kind, UUID id, String roles) {

    @Schema(name = "DoerKind")
    public enum Kind {
        ACCOUNT,
        SERVICE,
        KEY,
        PUBLIC,
        SYSTEM
    }

    static final Doer PUBLIC = new Doer(Kind.PUBLIC, null, "");
    static final Doer SYSTEM = new Doer(Kind.SYSTEM, null, "");

    /** A person's account, or another system's. */
    static Doer account(UUID id, Collection<String> roles) {
        return of(roles.contains(Roles.SERVICE) ? Kind.SERVICE : Kind.ACCOUNT, id, roles);
    }

    static Doer of(Kind kind, UUID id, Collection<String> roles) {
        return new Doer(kind, id, String.join(",", new TreeSet<>(roles)));
    }
}
