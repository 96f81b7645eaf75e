package org.stillpoint.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stillpoint.platform.Busy;

/** Lets only so many do something at once. Others wait their turn, and are told that we are busy when it does not come. */
final class Turnstile {

    private final Semaphore turns;
    private final Duration longestWait;

    Turnstile(int atOnce, Duration longestWait) {
        this.turns = new Semaphore(atOnce, true);
        this.longestWait = longestWait;
    }

    <T> T pass(Supplier<T> work) {
        if (!acquired()) {
            throw new Busy("Too many passwords are worked on at the moment.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean acquired() {
        try {
            return turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
