package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the sign-ins of one account wait for each other. One that is under way is charged as a failure until it succeeds, so
 * many workers of one service account that sign in at once would otherwise be taken for somebody who guesses.
 */
@Singleton
class SignInTurns {

    /** Less than the failures that cost no pause, also on two replicas together. */
    private static final int AT_ONCE = 2;

    /** Names share a turn by chance; then they wait a password check longer and nothing else happens. */
    private static final int TURNS = 256;

    /** Together with the wait for the password check it stays below the 2 s in which we answer that we are busy. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1000);

    private final Turnstile[] turns = Stream.generate(() -> new Turnstile(AT_ONCE, LONGEST_WAIT))
            .limit(TURNS)
            .toArray(Turnstile[]::new);

    <T> T await(String username, Supplier<T> attempt) {
        return turns[Math.floorMod(username.hashCode(), TURNS)].pass(attempt);
    }
}
