package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stillpoint.platform.Busy;

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

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);

    private final Semaphore[] turns =
            Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(TURNS).toArray(Semaphore[]::new);

    <T> T await(String username, Supplier<T> attempt) {
        var turn = turns[Math.floorMod(username.hashCode(), TURNS)];
        if (!acquired(turn)) {
            throw new Busy("Too many sign in at the moment.");
        }
        try {
            return attempt.get();
        } finally {
            turn.release();
        }
    }

    private static boolean acquired(Semaphore turn) {
        try {
            return turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
