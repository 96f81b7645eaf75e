package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the sign-ins that are charged together wait for each other: those of one account, and those from one client. One that is
 * under way is charged as a failure until it succeeds, so many workers of one service account, or many people behind one address,
 * who sign in at once would otherwise be taken for somebody who guesses. Where somebody has signed in lately, nobody
 * waits for strangers.
 */
@Singleton
class SignInTurns {

    /** Less than the failures that cost no pause, also on two replicas together. */
    private static final int OF_ACCOUNT = 2;

    private static final int FROM_CLIENT = 5;

    /** Together with the waits for the password check they stay below the 2 s in which we answer that we are busy. */
    private static final Duration WAIT_FOR_ACCOUNT = Duration.ofMillis(700);

    private static final Duration WAIT_FOR_CLIENT = Duration.ofMillis(500);

    private final FamiliarClients familiar;
    private final Crowd acquaintances = new Crowd();
    private final Crowd strangers = new Crowd();

    SignInTurns(FamiliarClients familiar) {
        this.familiar = familiar;
    }

    <T> T await(String username, String client, Supplier<T> attempt) {
        return familiar.has(client)
                ? acquaintances.pass(client + ":" + username, client, attempt)
                : strangers.pass(username, client, attempt);
    }

    private static final class Crowd {

        /** Accounts and clients share a turn by chance; then they wait a password check longer and nothing else happens. */
        private static final int TURNS = 256;

        private final Turnstile[] accounts = turnstiles(OF_ACCOUNT, WAIT_FOR_ACCOUNT);
        private final Turnstile[] clients = turnstiles(FROM_CLIENT, WAIT_FOR_CLIENT);

        <T> T pass(String account, String client, Supplier<T> attempt) {
            return of(accounts, account).pass(() -> of(clients, client).pass(attempt));
        }

        private static Turnstile of(Turnstile[] turns, String subject) {
            return turns[Math.floorMod(subject.hashCode(), TURNS)];
        }

        private static Turnstile[] turnstiles(int atOnce, Duration longestWait) {
            return Stream.generate(() -> new Turnstile(atOnce, longestWait))
                    .limit(TURNS)
                    .toArray(Turnstile[]::new);
        }
    }
}
