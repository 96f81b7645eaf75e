package org.stillpoint.security;

import io.quarkus.arc.Arc;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** What a sign-in answers, without the check of a password, which is slow on purpose. */
public final class IssuedToken {

    private IssuedToken() {}

    /** For an account that there is. */
    public static String of(String username) {
        var container = Arc.container();
        return container
                .instance(Database.class)
                .get()
                .first(
                        "select id, epoch from account where username = ?",
                        row -> container
                                .instance(Tokens.class)
                                .get()
                                .issue(row.getObject(1, UUID.class), row.getLong(2))
                                .accessToken(),
                        username)
                .orElseThrow();
    }
}
