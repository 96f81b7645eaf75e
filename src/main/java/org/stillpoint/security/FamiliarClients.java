package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.stillpoint.platform.Database;

/**
 * Clients from which somebody has signed in lately. It does not matter who: else a neighbour could find out which accounts there
 * are, because one that nobody has is never familiar.
 */
@Singleton
class FamiliarClients {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Database database;
    private final InstallationSecret secret;
    private final Clock clock;

    FamiliarClients(Database database, InstallationSecret secret, Clock clock) {
        this.database = database;
        this.secret = secret;
        this.clock = clock;
    }

    boolean has(String client) {
        return database.first(
                        "select from familiar_client where client = ? and until > ?",
                        row -> true,
                        hash(client),
                        clock.instant())
                .isPresent();
    }

    void add(String client) {
        database.update(
                "insert into familiar_client (client, until) values (?, ?)"
                        + " on conflict (client) do update set until = excluded.until",
                hash(client),
                clock.instant().plus(LATELY));
    }

    void purge() {
        database.update(
                "delete from familiar_client where client in"
                        + " (select client from familiar_client where until < ? for update skip locked)",
                clock.instant());
    }

    private byte[] hash(String client) {
        return secret.hash("familiar client:" + client);
    }
}
