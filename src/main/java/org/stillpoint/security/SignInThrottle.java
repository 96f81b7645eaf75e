package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.stillpoint.platform.Database;

/**
 * Slows down guessing, per account and per client, for all replicas together. An attempt is charged as a failure before it is
 * made, in a transaction of its own, so that many at once do not slip through; a success gives the charge back.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SignInThrottle {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final double FIRST_PAUSE_SECONDS = 1;

    /** No pause is no moment, which another server's clock, or a neighbour's look at it, could be before. */
    private static final String CHARGE = """
            insert into sign_in_failure as f (subject, failures, last_at, blocked_until)
            values (?, 1, ?, '-infinity')
            on conflict (subject) do update set
                failures = case when f.last_at < ? then 1 else f.failures + 1 end,
                last_at = excluded.last_at,
                blocked_until = case
                    when f.last_at < ? or f.failures < ? then '-infinity'
                    else excluded.last_at
                        + make_interval(secs => least(?, ? * power(2, least(f.failures - ?, 20)))) end
            where f.blocked_until <= excluded.last_at""";

    private static final int PURGE_ONE_IN = 100;
    private static final String PURGE = """
            delete from sign_in_failure where subject in
            (select subject from sign_in_failure where last_at < ? limit 1000 for update skip locked)""";

    private final Database database;
    private final InstallationSecret secret;
    private final SignInSettings settings;
    private final Audit audit;
    private final Clock clock;

    SignInThrottle(Database database, InstallationSecret secret, SignInSettings settings, Audit audit, Clock clock) {
        this.database = database;
        this.secret = secret;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses while a pause lasts. */
    void charge(String username, String client) {
        chargeAddress(client);
        charge(account(username), settings.freeFailuresPerAccount(), settings.longestPausePerAccount());
        purgeNowAndThen();
    }

    void chargeClient(String client) {
        chargeAddress(client);
        purgeNowAndThen();
    }

    private void chargeAddress(String client) {
        charge(address(client), settings.freeFailuresPerAddress(), settings.longestPausePerAddress());
    }

    /** Forgets the account's failures and takes this attempt off the client's. */
    void giveBack(String username, String client) {
        // First the client, then the account, as they are charged: two sign-ins at once never wait for each other.
        database.update(
                "update sign_in_failure set failures = greatest(failures - 1, 0), blocked_until = '-infinity' where subject = ?",
                address(client));
        database.update("delete from sign_in_failure where subject = ?", account(username));
    }

    /** At each attempt, whether or not anybody succeeds; last, so that who holds what is purged waits for nobody. */
    private void purgeNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(PURGE_ONE_IN) == 0) {
            purge();
        }
    }

    void purge() {
        database.update(PURGE, now().minus(FORGOTTEN_AFTER));
    }

    private void charge(byte[] subject, int free, Duration longest) {
        var now = now();
        var longAgo = now.minus(FORGOTTEN_AFTER);
        var charged = database.update(
                CHARGE, subject, now, longAgo, longAgo, free, (double) longest.toSeconds(), FIRST_PAUSE_SECONDS, free);
        if (charged == 0) {
            audit.refused(Deed.of("SIGN_IN_SLOWED_DOWN", null).denied());
            throw SecurityRefusal.slowedDown(Duration.between(now, blockedUntil(subject, now)));
        }
    }

    private Instant blockedUntil(byte[] subject, Instant now) {
        return database.first(
                        "select blocked_until from sign_in_failure where subject = ?",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        subject)
                .orElse(now);
    }

    private byte[] account(String username) {
        return secret.hash("sign-in account:" + username);
    }

    private byte[] address(String client) {
        return secret.hash("sign-in client:" + client);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
