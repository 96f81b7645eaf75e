package org.stillpoint.security;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire;

/** As many people of the clinic as a test needs, signed in without the slow hash of a password. */
@Singleton
@Unremovable
public class Colleagues {

    private final Database database;
    private final Tokens tokens;
    private final Clock clock;

    Colleagues(Database database, Tokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Somebody who is new, with an account. */
    public record Colleague(UUID account, Wire wire) {}

    /** With some of {@link Roles}. */
    public Colleague with(String... roles) {
        var account = UUID.randomUUID();
        database.update(
                "insert into account (id, username, password_hash, roles, active, epoch, created_at, version)"
                        + " values (?, ?, 'none', ?, true, 0, ?, 0)",
                account,
                SignedIn.newUsername(),
                roles,
                clock.instant());
        return new Colleague(account, Wire.here().as(tokens.issue(account, 0).accessToken()));
    }
}
