package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.stillpoint.security.SignInFailures.Charge;

/**
 * Slows down guessing, per account and per client, for all replicas together. An attempt is charged as a failure before it is
 * made, in a transaction of its own, so that many at once do not slip through; unless it fails, the charge is given back.
 *
 * <p>An account's failures from where nobody has signed in lately count together, so that many addresses do not help to guess.
 * Where somebody has, they count for each client, so that strangers keep nobody out there; and together only against a limit so
 * wide that it takes many such clients to reach it.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SignInThrottle {

    /** How many times more failures of an account cost no pause over all familiar clients. */
    private static final int WIDER = 20;

    private static final int PURGE_ONE_IN = 100;

    private final SignInFailures failures;
    private final FamiliarClients familiar;
    private final InstallationSecret secret;
    private final SignInSettings settings;
    private final Audit audit;

    SignInThrottle(
            SignInFailures failures,
            FamiliarClients familiar,
            InstallationSecret secret,
            SignInSettings settings,
            Audit audit) {
        this.failures = failures;
        this.familiar = familiar;
        this.secret = secret;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * What was charged for a sign-in.
     *
     * @param familiar whether somebody has signed in there lately
     * @param shared with other clients or accounts, always in the same order: two sign-ins at once never wait for each other
     * @param own forgotten when it succeeds
     */
    record Attempt(String client, boolean familiar, List<Charge> shared, Charge own) {

        Stream<Charge> all() {
            return Stream.concat(shared.stream(), Stream.of(own));
        }
    }

    /** Refuses while a pause lasts. */
    Attempt charge(String username, String client) {
        var attempt = familiar.has(client)
                ? new Attempt(
                        client,
                        true,
                        List.of(charge(address(client)), charge(accountWhereFamiliar(username))),
                        charge(accountFrom(client, username)))
                : new Attempt(client, false, List.of(charge(address(client))), charge(account(username)));
        purgeNowAndThen();
        return attempt;
    }

    /** Counts as a failure, whatever becomes of it. */
    void chargeClient(String client) {
        failures.pause(charge(address(client)));
        purgeNowAndThen();
    }

    private Charge charge(SignInLimit limit) {
        return failures.charge(limit).orElseThrow(() -> {
            audit.refused(Deed.of("SIGN_IN_SLOWED_DOWN", null).denied());
            return SecurityRefusal.slowedDown(failures.pauseLeft(limit));
        });
    }

    void failed(Attempt attempt) {
        attempt.all().forEach(failures::pause);
    }

    void succeeded(Attempt attempt) {
        attempt.shared().forEach(failures::giveBack);
        failures.forget(attempt.own().limit());
        familiar.add(attempt.client());
    }

    /** No password was looked at. */
    void notMade(Attempt attempt) {
        attempt.all().forEach(failures::giveBack);
    }

    /** At each attempt, whether or not anybody succeeds; last, so that who holds what is purged waits for nobody. */
    private void purgeNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(PURGE_ONE_IN) == 0) {
            purgeHere();
        }
    }

    void purge() {
        purgeHere();
    }

    /** In the caller's transaction: for one of its own it would wait for a connection, and all who have one may wait for the caller. */
    private void purgeHere() {
        failures.purge();
        familiar.purge();
    }

    private SignInLimit address(String client) {
        return new SignInLimit(
                secret.hash("sign-in client:" + client),
                settings.freeFailuresPerAddress(),
                settings.longestPausePerAddress());
    }

    private SignInLimit account(String username) {
        return account("sign-in account:" + username, settings.freeFailuresPerAccount());
    }

    private SignInLimit accountFrom(String client, String username) {
        return account("sign-in account from " + client + ":" + username, settings.freeFailuresPerAccount());
    }

    private SignInLimit accountWhereFamiliar(String username) {
        return account("sign-in account where familiar:" + username, WIDER * settings.freeFailuresPerAccount());
    }

    private SignInLimit account(String subject, int free) {
        return new SignInLimit(secret.hash(subject), free, settings.longestPausePerAccount());
    }
}
